/**
 * Beginnings of month names, without accents: English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic,
 * Finnish, Polish, Czech, Slovak, Hungarian, Romanian, Turkish, Estonian, Latvian, Lithuanian.
 * The longest beginning that fits wins, so that `marraskuu` (Finnish, November) isn't March.
 */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'sty', 'led', 'oca', 'tam', 'ian', 'sau', 'jaan'],
  ['feb', 'fev', 'lut', 'uno', 'sub', 'hel', 'vas', 'veeb'],
  ['mar', 'maa', 'mae', 'mrz', 'mrt', 'bre', 'kov'],
  ['apr', 'abr', 'avr', 'kwi', 'dub', 'nis', 'huh', 'bal'],
  ['may', 'mai', 'maj', 'mei', 'mag', 'kve', 'tou', 'geg'],
  ['jun', 'juin', 'giu', 'cze', 'cer', 'haz', 'kes', 'iun', 'bir'],
  ['jul', 'juil', 'lug', 'lip', 'cervenec', 'cvc', 'tem', 'hei', 'iul', 'liep', 'juul'],
  ['aug', 'ago', 'aou', 'sie', 'srp', 'agu', 'elo', 'rugp'],
  ['sep', 'set', 'wrz', 'zar', 'eyl', 'syy', 'szep', 'rugs'],
  ['oct', 'okt', 'out', 'ott', 'paz', 'rij', 'eki', 'lok', 'spa'],
  ['nov', 'lis', 'kas', 'marras', 'lapkr'],
  ['dec', 'dez', 'des', 'dic', 'gru', 'pro', 'ara', 'jou', 'det', 'gruod'],
];

const months = new Map<string, number>();
let longest = 0;
for (const [index, names] of beginnings.entries()) {
  for (const name of names) {
    months.set(name, index + 1);
    longest = Math.max(longest, name.length);
  }
}

/** 1 to 12 for a month's name or abbreviation in one of the languages of bank exports, null for another word. */
export function monthOf(word: string): number | null {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('ı', 'i').replace('ł', 'l');
  for (let length = Math.min(longest, plain.length); length >= 3; length--) {
    const month = months.get(plain.slice(0, length));
    if (month !== undefined) return month;
  }
  return null;
}
