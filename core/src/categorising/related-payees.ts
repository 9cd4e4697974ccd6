import { readLine } from './features.ts';

/** Other lines that a decision proposes anew, so that it takes as long in a large ledger as in a small one. */
export const mostReproposed = 500;

/**
 * Payees that a decision bears on: those whose names have a word or a kind of shop in common with the decided ones. They
 * keep their order.
 */
export function relatedPayees<Payee extends { name: string }>(
  payees: readonly Payee[],
  decidedNames: readonly string[],
): Payee[] {
  const decided = new Set(decidedNames.flatMap(bondsOf));
  return payees.filter(({ name }) => bondsOf(name).some((bond) => decided.has(bond)));
}

function bondsOf(name: string): string[] {
  const { words, hits } = readLine({ text: name, amount: 0 });
  // A name of a concept has no space before it.
  return [...words, ...hits.map(({ concept }) => ` ${concept.name}`)];
}
