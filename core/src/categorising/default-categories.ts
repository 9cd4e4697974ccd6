import type { CommonCategory } from './categoriser.ts';

/** The colours of `--c-*` in the design tokens. */
export type CategoryColour =
  | 'housing'
  | 'groceries'
  | 'eating'
  | 'transport'
  | 'energy'
  | 'health'
  | 'children'
  | 'household'
  | 'leisure'
  | 'subs'
  | 'insurance'
  | 'travel'
  | 'none';

export interface DefaultCategory {
  name: string;
  kind: 'income' | 'expense';
  /** A lucide icon's name. */
  icon: string;
  colour: CategoryColour;
  common: CommonCategory;
}

export interface DefaultGroup {
  name: string;
  categories: DefaultCategory[];
}

type Names = { en: string; de: string };
type Row = [en: string, de: string, icon: string, colour: CategoryColour, common: CommonCategory];

const groups: { name: Names; kind: 'income' | 'expense'; rows: Row[] }[] = [
  {
    name: { en: 'Home', de: 'Wohnen' },
    kind: 'expense',
    rows: [
      ['Rent & mortgage', 'Miete & Wohnkredit', 'house', 'housing', 'housing'],
      ['Energy & water', 'Energie & Wasser', 'zap', 'energy', 'utilities'],
      ['Phone & internet', 'Telefon & Internet', 'wifi', 'subs', 'telecom'],
      ['Household', 'Haushalt', 'sofa', 'household', 'household'],
    ],
  },
  {
    name: { en: 'Daily life', de: 'Alltag' },
    kind: 'expense',
    rows: [
      ['Groceries', 'Lebensmittel', 'shopping-basket', 'groceries', 'groceries'],
      ['Eating out', 'Essen gehen', 'utensils', 'eating', 'dining'],
      ['Shopping', 'Einkäufe', 'shopping-bag', 'household', 'shopping'],
      ['Personal care', 'Körperpflege', 'scissors', 'health', 'personal_care'],
      ['Health', 'Gesundheit', 'heart-pulse', 'health', 'health'],
      ['Cash', 'Bargeld', 'banknote', 'none', 'cash'],
    ],
  },
  {
    name: { en: 'Getting around', de: 'Unterwegs' },
    kind: 'expense',
    rows: [
      ['Public transport & taxi', 'Bus, Bahn & Taxi', 'train-front', 'transport', 'transport'],
      ['Car', 'Auto', 'car', 'transport', 'vehicle'],
      ['Travel', 'Reisen', 'plane', 'travel', 'travel'],
    ],
  },
  {
    name: { en: 'Family & leisure', de: 'Familie & Freizeit' },
    kind: 'expense',
    rows: [
      ['Family & children', 'Familie & Kinder', 'baby', 'children', 'family'],
      ['Education', 'Bildung', 'graduation-cap', 'children', 'education'],
      ['Entertainment', 'Freizeit', 'clapperboard', 'leisure', 'entertainment'],
      ['Subscriptions', 'Abos', 'repeat', 'subs', 'subscriptions'],
      ['Gifts & donations', 'Geschenke & Spenden', 'gift', 'leisure', 'gifts_donations'],
    ],
  },
  {
    name: { en: 'Money & duties', de: 'Geld & Pflichten' },
    kind: 'expense',
    rows: [
      ['Insurance', 'Versicherungen', 'shield', 'insurance', 'insurance'],
      ['Loans', 'Kredite', 'landmark', 'insurance', 'loans'],
      ['Taxes', 'Steuern', 'receipt-text', 'insurance', 'taxes'],
      ['Fees', 'Gebühren', 'percent', 'none', 'fees'],
      ['Savings & investments', 'Sparen & Anlegen', 'piggy-bank', 'travel', 'investments'],
      ['Transfers & card payments', 'Umbuchungen & Kartenzahlungen', 'arrow-left-right', 'none', 'transfers'],
      ['Other', 'Sonstiges', 'circle-ellipsis', 'none', 'other'],
    ],
  },
  {
    name: { en: 'Income', de: 'Einnahmen' },
    kind: 'income',
    rows: [
      ['Salary', 'Gehalt', 'wallet', 'groceries', 'salary'],
      ['Other income', 'Weitere Einnahmen', 'coins', 'groceries', 'other_income'],
    ],
  },
];

/**
 * The categories a new ledger starts with, in groups, one for each category of general knowledge.
 * `language` is a BCP 47 tag; languages other than German get the English names.
 *
 * @example defaultCategories('de-AT')[0]?.name // 'Wohnen'
 */
export function defaultCategories(language: string): DefaultGroup[] {
  const key = language.toLowerCase().startsWith('de') ? 'de' : 'en';
  return groups.map(({ name, kind, rows }) => ({
    name: name[key],
    categories: rows.map(([en, de, icon, colour, common]) => ({
      name: key === 'de' ? de : en,
      kind,
      icon,
      colour,
      common,
    })),
  }));
}
