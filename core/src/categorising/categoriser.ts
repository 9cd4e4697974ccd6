/** The 27 categories of general knowledge; a ledger's own categories each point to at most one. */
export const commonCategories = [
  'groceries',
  'dining',
  'transport',
  'vehicle',
  'travel',
  'housing',
  'utilities',
  'telecom',
  'household',
  'shopping',
  'health',
  'personal_care',
  'insurance',
  'entertainment',
  'subscriptions',
  'education',
  'family',
  'gifts_donations',
  'fees',
  'loans',
  'taxes',
  'investments',
  'transfers',
  'cash',
  'salary',
  'other_income',
  'other',
] as const;

export type CommonCategory = (typeof commonCategories)[number];

/** What the categoriser sees of a line. */
export interface CategoriserLine {
  /** Descriptor, or the payee and notes of a line typed by hand. */
  text: string;
  /** Minor units; only its sign and magnitude are used. */
  amount: number;
}

export interface CategoriserCategory {
  id: string;
  name: string;
  kind: 'income' | 'expense';
  common: CommonCategory | null;
}

/** Additive counts learned from a ledger's own decisions: feature → category id → how often. */
export type LearnedCounts = Map<string, Map<string, number>>;

/** One reason, named by lines and not by the model: 12 of 13 lines with `term` are in `categoryId`. */
export interface Evidence {
  source: 'payee' | 'word' | 'general';
  term: string;
  count: number;
  of: number;
}

export interface Prediction {
  categoryId: string | null;
  /** Calibrated: of the lines with 0.9, nine in ten are right. */
  confidence: number;
  evidence: Evidence[];
}
