/** Found by random search, each time on some ledgers and checked on the others; see docs/categoriser.md. */
export const tuning = {
  /** How strongly each kind of feature speaks; `none` is a line without any general knowledge. */
  weights: { concept: 1.1, word: 0.35, stem: 0.15, pair: 0.1, sign: 0.25, size: 0.25, amount: 0.12, none: 0.25 },
  /** Pseudo-decisions behind a feature that no decision has met. */
  smoothing: 0.75,
  /** Pseudo-decisions that a whole hit of general knowledge is worth. */
  knowledgeStrength: 2,
  /** Pseudo-decisions behind the general shares of categories. */
  priorStrength: 10,
  /** Pseudo-decisions of everything else against the memory of a payee. */
  payeePrior: 1,
  /** The same for each decision about the payee that is not for its commonest category. */
  payeeMixture: 1,
  /** How much money in or out speaks for or against categories of income, and after how many decisions half of it. */
  signTrust: 2,
  signFade: 20,
  /** Pseudo-decisions that a word of a category's own name is worth. */
  nameStrength: 4,
};
