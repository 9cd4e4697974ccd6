/** Numbers below a hundred in English and, where they can't be mistaken for English, German, Spanish and French. */
const small: readonly (readonly [number, string])[] = [
  [0, 'zero'],
  [1, 'one'],
  [2, 'two zwei dos deux'],
  [3, 'three drei tres trois'],
  [4, 'four vier cuatro quatre'],
  [5, 'five funf cinco cinq'],
  [6, 'six sechs seis'],
  [7, 'seven sieben siete sept'],
  [8, 'eight acht ocho huit'],
  [9, 'nine neun nueve neuf'],
  [10, 'ten zehn diez dix'],
  [11, 'eleven'],
  [12, 'twelve zwolf doce douze'],
  [13, 'thirteen dreizehn trece'],
  [14, 'fourteen vierzehn catorce'],
  [15, 'fifteen funfzehn quince quinze'],
  [16, 'sixteen sechzehn'],
  [17, 'seventeen siebzehn'],
  [18, 'eighteen achtzehn'],
  [19, 'nineteen neunzehn'],
  [20, 'twenty zwanzig veinte vingt'],
  [30, 'thirty dreissig treinta trente'],
  [40, 'forty fourty vierzig cuarenta quarante'],
  [50, 'fifty funfzig cincuenta cinquante'],
  [60, 'sixty sechzig sesenta soixante'],
  [70, 'seventy siebzig setenta'],
  [80, 'eighty achtzig ochenta'],
  [90, 'ninety neunzig noventa'],
];

/** Words and letters that multiply the number before them. */
const magnitudes: readonly (readonly [number, string])[] = [
  [100, 'hundred hundreds hundert sau'],
  [1000, 'thousand thousands grand tausend hazar hazaar mil mille k'],
  [100_000, 'lakh lakhs lac lacs लाख'],
  [1_000_000, 'million millions mio mn millon millones'],
  [10_000_000, 'crore crores cr करोड़'],
];

/** Sums that are nouns of their own; "a" before them is part of the amount. */
const nouns: readonly (readonly [number, string])[] = [
  [5, 'fiver'],
  [10, 'tenner'],
];

export const smallNumbers = toMap(small);
export const magnitudeWords = toMap(magnitudes);
export const moneyNouns = toMap(nouns);

function toMap(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
}
