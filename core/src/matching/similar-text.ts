/**
 * Words that banks write around the other party. They say how money moved, not to whom, so two lines that share only
 * these are not alike.
 */
const noise = new Set(
  (
    'ach atm auth bank bill buy card carte cb chip com contactless credit db dd debit deposit direct ec eft en from fps ' +
    'gmbh girocard gutschrift imps inc kartenzahlung kauf lastschrift limited llc ltd mandate mastercard mobile neft ' +
    'online paid pago paiement pay payment pending pmt pos prelevement purchase ref recurring rtgs sale sepa standing ' +
    'store the thank to transaction transfer txn uberweisung ueberweisung upi virement visa web withdrawal www you'
  ).split(' '),
);

/** Letters that are looked at: a bank's descriptor says who it was well before. */
const longest = 200;

/**
 * How alike two normalised texts are, 0 to 1, the same both ways: the greater of the share of the shorter text's
 * words that the longer one has (weighted by length, a word of four letters also as a beginning: banks cut words)
 * and Dice's coefficient of letter triples (typing mistakes, words written together). Two empty texts have nothing
 * in common.
 *
 * similarText('starbucks', 'starbucks store 1234 berlin') → 0.95
 */
export function similarText(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const wordsA = meaningfulWords(a);
  const wordsB = meaningfulWords(b);
  const shared = Math.max(sharedWords(wordsA, wordsB), sharedWords(wordsB, wordsA));
  // Never 1: only equal texts are sure.
  return Math.max(shared * 0.95, dice(wordsA.join(''), wordsB.join('')) * 0.95);
}

function meaningfulWords(text: string): string[] {
  const all = text
    .slice(0, longest)
    .split(' ')
    .filter((word) => word !== '');
  const named = all.filter((word) => word.length > 1 && !noise.has(word) && !/\d{3}|^\d+$/.test(word));
  return named.length > 0 ? named : all;
}

/** Share of the letters of `words` whose word is among `others`; weak where a single short word is all there is. */
function sharedWords(words: readonly string[], others: readonly string[]): number {
  let total = 0;
  let found = 0;
  for (const word of words) {
    total += word.length;
    if (others.some((other) => isSameWord(word, other))) found += word.length;
  }
  return (found / total) * Math.min(1, total / 4);
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 4 && (a.startsWith(b) || b.startsWith(a));
}

function dice(a: string, b: string): number {
  if (a.length < 3 || b.length < 3) return 0;
  const triples = new Map<string, number>();
  for (let at = 0; at + 3 <= a.length; at++) {
    const triple = a.slice(at, at + 3);
    triples.set(triple, (triples.get(triple) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at + 3 <= b.length; at++) {
    const triple = b.slice(at, at + 3);
    const left = triples.get(triple) ?? 0;
    if (left > 0) {
      common++;
      triples.set(triple, left - 1);
    }
  }
  return (2 * common) / (a.length + b.length - 4);
}
