/** The sign and name of the product. */
export function Brand({ isInRail }: { isInRail?: boolean | undefined }) {
  return (
    <span className="flex h-8 items-center gap-2 font-semibold tracking-[-0.01em]">
      <svg viewBox="0 0 18 18" aria-hidden="true" className="size-4.5 shrink-0">
        <path d="M2 4.25h14M2 9h9M2 13.75h5.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        <circle cx="14" cy="12.6" r="2.6" className="fill-accent" />
      </svg>
      <span className={isInRail ? 'rail-collapsed:sr-only' : undefined}>ExpenseAI</span>
    </span>
  );
}
