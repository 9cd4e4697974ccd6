/** A transaction of the ledger, as far as a bank's file shows it. */
export interface LedgerLine {
  date: string;
  amount: number;
  descriptor: string | null;
}

/** Two weeks of a card in a month that the demo has no lines of such payees in. */
export const cardStatement = [
  'Date,Description,Amount',
  '2026-06-04,WAITROSE 4471 BRISTOL GB,-31.42',
  '2026-06-06,SMALL STREET ESPRESSO 0912 BRISTOL GB,-3.60',
  '2026-06-09,PIEMINISTER 2210 BRISTOL GB,-19.80',
  '2026-06-11,KITE AND STRING 3307 BATH GB,-42.00',
  '2026-06-12,WATERSTONES 1190 BRISTOL GB,-14.99',
  '2026-06-15,TRAINLINE 5514 LONDON GB,-27.30',
  '',
].join('\n');

/** Lines that the ledger doesn't have: payees it knows, one it has never seen, and a coffee that was bought twice. */
const newLines: readonly LedgerLine[] = [
  { date: '2026-06-15', amount: -64_18, descriptor: 'TESCO 6612 BRISTOL GB' },
  { date: '2026-06-16', amount: -3_45, descriptor: 'COSTA COFFEE 2043 BRISTOL GB' },
  { date: '2026-06-16', amount: -3_45, descriptor: 'COSTA COFFEE 2043 BRISTOL GB' },
  { date: '2026-06-16', amount: -12_40, descriptor: 'GREGGS 8810 BRISTOL GB' },
  { date: '2026-06-17', amount: -38_00, descriptor: 'HARLEQUIN YARD 0071 BRISTOL GB' },
  { date: '2026-06-17', amount: -22_50, descriptor: 'HARLEQUIN YARD 0071 BRISTOL GB' },
  { date: '2026-06-17', amount: -9_15, descriptor: 'BOOTS 3391 BRISTOL GB' },
  { date: '2026-06-18', amount: -46_20, descriptor: 'SHELL 7025 BRISTOL GB' },
];

/** What is in the ledger under another text, so that only a person can tell whether it is the same. */
const otherTexts = [
  { descriptor: /^SAINSBURY/, text: 'CARD PAYMENT 4417 BATH GB' },
  { descriptor: /^BOOTS/, text: 'CARD PAYMENT 0093 BATH GB' },
] as const;

/** A statement of June: what the ledger has of it by the bank, and what is new, with the balance after each line. */
export function currentAccountStatement(inLedger: readonly LedgerLine[], balance: number): string {
  const known = inLedger.flatMap((line) => {
    const { descriptor } = line;
    if (descriptor === null) return [];
    const other = otherTexts.find((one) => one.descriptor.test(descriptor));
    return [{ ...line, descriptor: other?.text ?? descriptor }];
  });
  const lines = [...known, ...newLines].toSorted((a, b) => a.date.localeCompare(b.date));
  let after = balance + newLines.reduce((sum, { amount }) => sum + amount, 0);
  const rows = lines.toReversed().map(({ date, amount, descriptor }) => {
    const row = `${date},${descriptor},${pounds(amount)},${pounds(after)}`;
    after -= amount;
    return row;
  });
  return ['Date,Description,Amount,Balance', ...rows, ''].join('\n');
}

function pounds(pence: number): string {
  return (pence / 100).toFixed(2);
}
