import { createTranslator } from 'use-intl';
import { expect, it } from 'vitest';
import german from '../../messages/de/imports.json';
import english from '../../messages/en/imports.json';
import { headlineOf, outcomeFacts } from './outcome-sentence.ts';

const none = { added: 0, merged: 0, duplicate: 0, skipped: 0, open: 0 };
type Came = Partial<typeof none & { invalid: number }>;

/** What is told of an import that came to this, in a language. */
function told(locale: 'en' | 'de', { invalid = 0, ...came }: Came): string {
  const t = createTranslator({ locale, messages: locale === 'en' ? english : german, namespace: 'imports' });
  const outcome = { ...none, ...came };
  const item = { outcome, counts: { total: 0, new: 0, duplicate: 0, matched: 0, uncertain: 0, invalid } };
  const facts = outcomeFacts(item).map(([fact, count]) => t(fact, { count }));
  return [t(headlineOf(item), { count: outcome.added }), ...facts].join(' ');
}

it.for<[Came, string, string]>([
  [{ added: 3 }, '3 transactions added.', '3 Buchungen hinzugefügt.'],
  [
    { added: 1, open: 2 },
    '1 transaction added. 2 lines wait for your word.',
    '1 Buchung hinzugefügt. 2 Zeilen warten auf deine Entscheidung.',
  ],
  [
    { added: 1, skipped: 1, open: 1 },
    '1 transaction added. 1 line was left out. 1 line waits for your word.',
    '1 Buchung hinzugefügt. 1 Zeile wurde weggelassen. 1 Zeile wartet auf deine Entscheidung.',
  ],
  [
    { open: 2 },
    'Nothing is added yet. 2 lines wait for your word.',
    'Noch ist nichts hinzugefügt. 2 Zeilen warten auf deine Entscheidung.',
  ],
  [
    { duplicate: 4, open: 1 },
    'Nothing is added yet. 4 duplicates stayed out. 1 line waits for your word.',
    'Noch ist nichts hinzugefügt. 4 doppelte blieben draußen. 1 Zeile wartet auf deine Entscheidung.',
  ],
  [
    { skipped: 2 },
    'No transaction was added. 2 lines were left out.',
    'Keine Buchung wurde hinzugefügt. 2 Zeilen wurden weggelassen.',
  ],
  [
    { skipped: 1, open: 1 },
    'No transaction was added. 1 line was left out. 1 line waits for your word.',
    'Keine Buchung wurde hinzugefügt. 1 Zeile wurde weggelassen. 1 Zeile wartet auf deine Entscheidung.',
  ],
  [
    { merged: 1 },
    'No transaction was added. 1 line completed a transaction that was there.',
    'Keine Buchung wurde hinzugefügt. 1 Zeile hat eine vorhandene Buchung ergänzt.',
  ],
  [
    { duplicate: 5 },
    'Nothing to add: the ledger has all of it. 5 duplicates stayed out.',
    'Nichts hinzuzufügen: Das Buch hat alles. 5 doppelte blieben draußen.',
  ],
  [
    { duplicate: 5, invalid: 1 },
    'No transaction was added. 5 duplicates stayed out. 1 line could not be read.',
    'Keine Buchung wurde hinzugefügt. 5 doppelte blieben draußen. 1 Zeile war nicht lesbar.',
  ],
])('%j: %s', ([came, english, german]) => {
  expect(told('en', came)).toBe(english);
  expect(told('de', came)).toBe(german);
});
