/**
 * Confidence from which on a new ledger accepts a proposed category without asking. A well-known brand that was never
 * decided about has 0.8 and comes in by itself; `npm run evals -- --kind inbox` says what that costs and saves.
 */
export const defaultReviewThreshold = 0.75;
