import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CategoriserCategory, commonCategories, type LearnedCounts } from './categoriser.ts';
import { defaultCategories } from './default-categories.ts';
import { readLine } from './features.ts';
import { createModel } from './model.ts';

const categories: CategoriserCategory[] = defaultCategories('en').flatMap((group) =>
  group.categories.map(({ name, kind, common }) => ({ id: common, name, kind, common })),
);
const ids = categories.map(({ id }) => id);
const newModel = (counts: LearnedCounts = new Map()) => createModel(categories, counts);

const lines = fc.record({
  text: fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('SPOTIFY AB', 'REWE 123//KOELN/DE', 'Milk 1lit', 'UPI/DR/12345678/ZOMATO/HDFC', 'Corner Stall 7'),
  ),
  amount: fc.integer({ min: -10_000_000, max: 10_000_000 }),
});
const decisions = fc.array(fc.record({ line: lines, categoryId: fc.constantFrom(...ids) }), { maxLength: 25 });
const plain = (counts: LearnedCounts) =>
  Object.fromEntries([...counts].map(([feature, row]) => [feature, Object.fromEntries(row)]));

describe('without any decision', () => {
  it.each([
    ['TESCO STORES 3021', -2350, 'groceries'],
    ['SHELL TANKSTELLE KOELN', -6100, 'vehicle'],
    ['Miete November', -95_000, 'housing'],
    ['ACME LTD SALARY', 250_000, 'salary'],
    ['UBER *EATS HELP.UBER.COM', -1890, 'dining'],
    ['UBER *TRIP', -1250, 'transport'],
    ['FARMACIA SAN MARCO', -1240, 'health'],
    ['PRLV SEPA FREE MOBILE', -1999, 'telecom'],
    ['ATM WITHDRAWAL 0042', -20_000, 'cash'],
    ['家賃 十一月', -80_000, 'housing'],
  ])('%s is %s in general knowledge', (text, amount, expected) => {
    const { categoryId, evidence } = newModel().predict({ text, amount });
    expect(categoryId).toBe(expected);
    expect(evidence[0]?.source).toBe('general');
  });

  it('is unsure about a line that says nothing', () => {
    expect(newModel().predict({ text: 'XYZZY 12', amount: -900 }).confidence).toBeLessThan(0.3);
  });

  it('tells interest received from interest paid', () => {
    const model = newModel();
    expect(model.predict({ text: 'INTEREST', amount: 120 }).categoryId).toBe('other_income');
    expect(model.predict({ text: 'INTEREST', amount: -120 }).categoryId).toMatch(/fees|loans/);
  });

  it('has nothing to say without categories', () => {
    const prediction = createModel([], new Map()).predict({ text: 'TESCO', amount: -1 });
    expect(prediction).toEqual({ categoryId: null, confidence: 0, evidence: [] });
  });
});

describe('learning', () => {
  it('follows a single correction of a payee on its next line', () => {
    const model = newModel();
    model.learn({ text: 'XYZZY 12', amount: -900 }, 'health', 1);
    const next = model.predict({ text: 'XYZZY 77', amount: -2400 });
    expect(next.categoryId).toBe('health');
    expect(next.confidence).toBeGreaterThan(0.6);
  });

  it('lets a correction win over general knowledge', () => {
    const model = newModel();
    model.learn({ text: 'TESCO STORES 12', amount: -900 }, 'household', 1);
    expect(model.predict({ text: 'TESCO STORES 9', amount: -2400 }).categoryId).toBe('household');
  });

  it('is not turned by one odd correction, and says so in lines', () => {
    const model = newModel();
    for (let day = 1; day <= 12; day++)
      model.learn({ text: `BIGBAZAAR #${day}00`, amount: -1000 - day }, 'groceries', 1);
    model.learn({ text: 'BIGBAZAAR #1300', amount: -5000 }, 'household', 1);
    const { categoryId, confidence, evidence } = model.predict({ text: 'BIGBAZAAR #9900', amount: -1500 });
    expect(categoryId).toBe('groceries');
    expect(confidence).toBeGreaterThan(0.8);
    expect(evidence).toEqual([{ source: 'payee', term: 'BIGBAZAAR', count: 12, of: 13 }]);
  });

  it('carries a decision over to other shops of the kind', () => {
    const own: CategoriserCategory[] = [
      { id: 'a', name: 'Treats', kind: 'expense', common: null },
      { id: 'b', name: 'Errands', kind: 'expense', common: null },
    ];
    const model = createModel(own, new Map());
    model.learn({ text: 'STARBUCKS', amount: -450 }, 'a', 1);
    model.learn({ text: 'TESCO', amount: -4500 }, 'b', 1);
    expect(model.predict({ text: 'COSTA COFFEE', amount: -380 }).categoryId).toBe('a');
  });

  it('takes back exactly what it learned, in any order', () => {
    fc.assert(
      fc.property(decisions, decisions, (kept, undone) => {
        const counts: LearnedCounts = new Map();
        const model = newModel(counts);
        for (const { line, categoryId } of kept) model.learn(line, categoryId, 1);
        const before = plain(counts);
        for (const { line, categoryId } of undone) model.learn(line, categoryId, 1);
        for (const { line, categoryId } of undone) model.learn(line, categoryId, -1);
        expect(plain(counts)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('ends in the same counts whatever the order of decisions', () => {
    fc.assert(
      fc.property(decisions, (list) => {
        const forward: LearnedCounts = new Map();
        const backward: LearnedCounts = new Map();
        for (const { line, categoryId } of list) newModel(forward).learn(line, categoryId, 1);
        for (const { line, categoryId } of list.toReversed()) newModel(backward).learn(line, categoryId, 1);
        expect(plain(backward)).toEqual(plain(forward));
      }),
      { numRuns: 40 },
    );
  });

  it('adds what deltaOf names', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const counts: LearnedCounts = new Map();
        const model = newModel(counts);
        model.learn(line, 'dining', 1);
        const named = model
          .deltaOf(line, 'dining')
          .map(({ feature, categoryId, count }) => [feature, { [categoryId]: count }]);
        expect(plain(counts)).toEqual(Object.fromEntries(named));
      }),
    );
  });
});

it('predicts the same from the same counts, with a confidence within 0 and 1', () => {
  fc.assert(
    fc.property(decisions, lines, lines, (list, other, line) => {
      const counts: LearnedCounts = new Map();
      const model = newModel(counts);
      for (const decision of list) model.learn(decision.line, decision.categoryId, 1);
      model.predict(other);
      const prediction = model.predict(line);
      expect(prediction).toEqual(newModel(counts).predict(line));
      expect(ids).toContain(prediction.categoryId);
      expect(prediction.confidence).toBeGreaterThanOrEqual(0);
      expect(prediction.confidence).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});

it('needs only the counts of the features a line has', () => {
  const counts: LearnedCounts = new Map();
  const model = newModel(counts);
  for (const text of ['Corner Stall', 'Corner Stall', 'Fish van', 'REWE'])
    model.learn({ text, amount: -500 }, 'dining', 1);
  const line = { text: 'Corner Stall 12', amount: -700 };
  const features = new Set(model.deltaOf(line, 'dining').map(({ feature }) => feature));
  const part = new Map([...counts].filter(([feature]) => features.has(feature)));
  expect(newModel(part).predict(line)).toEqual(model.predict(line));
});

it('ignores categories that are gone, and counts below zero', () => {
  const counts: LearnedCounts = new Map();
  const model = newModel(counts);
  model.learn({ text: 'XYZZY', amount: -900 }, 'deleted', 1);
  model.learn({ text: 'XYZZY', amount: -900 }, 'dining', -1);
  expect(commonCategories).toContain(model.predict({ text: 'XYZZY', amount: -900 }).categoryId);
});

it('says what a line may be otherwise: what the confidence leaves, likeliest first', () => {
  const model = newModel();
  for (let times = 0; times < 3; times++) model.learn({ text: 'Corner Stall', amount: -500 }, 'dining', 1);
  model.learn({ text: 'Corner Stall', amount: -500 }, 'groceries', 1);
  const line = readLine({ text: 'Corner Stall', amount: -500 });
  const all = model.alternativesFrom(line, { categoryId: 'dining', confidence: 0.7 }, 100);
  expect(all[0]?.categoryId).toBe('groceries');
  expect(all).toHaveLength(ids.length - 1);
  expect(all.map(({ categoryId }) => categoryId)).not.toContain('dining');
  expect(all.reduce((total, { confidence }) => total + confidence, 0)).toBeCloseTo(0.3);
  expect(all).toEqual(all.toSorted((a, b) => b.confidence - a.confidence));
  expect(model.alternativesFrom(line, { categoryId: 'dining', confidence: 0.7 }, 2)).toEqual(all.slice(0, 2));
});
