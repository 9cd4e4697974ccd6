import { describe, expect, it } from 'vitest';
import { commonCategories } from './categoriser.ts';
import { commonCategoryFor } from './common-category.ts';
import { defaultCategories } from './default-categories.ts';

describe('defaultCategories', () => {
  it.each(['en', 'de', 'de-AT', 'pt-BR'])('has one category for each common one in %s', (language) => {
    const all = defaultCategories(language).flatMap(({ categories }) => categories);
    expect(all.map(({ common }) => common).sort()).toEqual([...commonCategories].sort());
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { icon } of all) expect(icon).toMatch(/^[a-z0-9-]+$/);
  });

  it('speaks German, and English to everyone else', () => {
    expect(defaultCategories('de-AT')[0]?.name).toBe('Wohnen');
    expect(defaultCategories('sv')[0]?.name).toBe('Home');
  });
});

describe('commonCategoryFor', () => {
  it.each([
    ['Eating out', 'dining'],
    ['Mortgage & Rent', 'housing'],
    ['Food/Grocery', 'groceries'],
    ['Lebensmittel', 'groceries'],
    ['Transport:Fuel', 'vehicle'],
    ['Abos', 'subscriptions'],
    ['Loyer', 'housing'],
    ['Coffee Shops', 'dining'],
    ['Zebra', null],
  ])('%s → %s', (name, common) => expect(commonCategoryFor(name)).toBe(common));

  it('recognises the default categories by their names', () => {
    for (const language of ['en', 'de']) {
      const names = defaultCategories(language).flatMap(({ categories }) => categories);
      const right = names.filter(({ name, common }) => commonCategoryFor(name) === common);
      expect(right.length / names.length).toBeGreaterThan(0.75);
    }
  });
});
