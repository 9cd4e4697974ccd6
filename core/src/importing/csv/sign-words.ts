import { plainHeader } from './header-roles.ts';

export type Direction = 'in' | 'out';

/** Words of a direction column; short ones count only beside their partner, since D is a debit and a deposit. */
const pairs: readonly (readonly [out: string, into: string])[] = [
  ['d', 'c'],
  ['dr', 'cr'],
  ['db', 'cr'],
  ['d', 'k'],
  ['db', 'kr'],
  ['d', 'h'],
  ['s', 'h'],
  ['o', 'i'],
  ['d', 'a'],
  ['w', 'd'],
  ['dbit', 'crdt'],
  ['deb', 'cred'],
  ['e', 'i'],
  ['s', 'e'],
  ['af', 'bij'],
  ['ud', 'ind'],
  ['ut', 'inn'],
  ['ut', 'in'],
  ['out', 'in'],
];

const outWords = `debit|debits|debet|debito|soll|out|outflow|outgoing|ausgang|ausgabe|belastung|lastschrift|abbuchung|cargo|gasto|egreso|
  dare|withdrawal|withdraw|expense|expenses|sent|saida|despesa|uit|minus|spend|paid|charge|purchase|sale|fee|obciazenie|obciazenia|
  wydatek|wydatki|odchozi|vydaj|vydaje|kiadas|terheles|uscita|sortie|depense|gider|borc|payment sent|transfer out|money out|
  outgoing payment|card payment|debit card|deebet|terhelt|atm|af|db|dbit|direct debit|standing order`;
const inWords = `credit|credits|kredit|krediet|credito|haben|in|inflow|incoming|eingang|einnahme|gutschrift|abono|ingreso|avere|deposit|
  income|received|entrada|receita|bij|plus|refund|return|top up|topup|interest|uznanie|uznania|wplyw|wplywy|prichozi|prijem|prijmy|
  jovairas|bevetel|entrata|entree|recette|gelir|alacak|payment received|transfer in|money in|incoming payment|kreedit|jovairt|
  cashback|reward|salary|crdt|cr|reversal`;

const words = new Map<string, Direction>([
  ...outWords.split('|').map((word) => [word.trim(), 'out'] as const),
  ...inWords.split('|').map((word) => [word.trim(), 'in'] as const),
]);

/** Beginnings of words in a type column ("Purchase at", "Withdrawal fee") and the direction that they have. */
const outStems =
  /^(?:purchase|withdraw|debit|fee|charge|sent|spend|expense|atm|pos |card pay|bill pay|lastschrift|auszahlung|belastung|kauf|achat|retrait|prelev|compra|cargo|addebit|preliev|acquist|obciaz|wyplat|vyber|nakup|sale)/;
const inStems =
  /^(?:deposit|credit|refund|return|receiv|top ?up|salary|payroll|cash ?back|reward|income|incoming|gutschrift|einzahlung|versement|remise|abono|ingreso|accredit|uznan|wplat|vklad|pripsan|dividend|interest (?!charge))/;

/** What each value of a column says about the direction of money, for the values of which it is known. */
export function directionsOf(values: Iterable<string>, isFlagColumn: boolean): Map<string, Direction> {
  const directions = new Map<string, Direction>();
  const plain = new Map([...values].map((value) => [value, signOf(value) ?? plainHeader(value)]));
  const present = new Set(plain.values());
  const pair = pairs.find(([out, into]) => present.has(out) && present.has(into));
  for (const [value, word] of plain) {
    const direction = word === '-' ? 'out' : word === '+' ? 'in' : directionOf(word, pair, isFlagColumn);
    if (direction) directions.set(value, direction);
  }
  return directions;
}

function signOf(value: string): string | null {
  return /^[-−–]$/.test(value) ? '-' : value === '+' ? '+' : null;
}

function directionOf(
  word: string,
  pair: readonly [string, string] | undefined,
  isFlagColumn: boolean,
): Direction | undefined {
  if (pair?.[0] === word) return 'out';
  if (pair?.[1] === word) return 'in';
  const known = words.get(word);
  if (known) return known;
  // Alone in the file, "D" or "S" is only trusted under a header such as "D/K".
  if (word.length <= 2) {
    if (!isFlagColumn) return word === 'dr' ? 'out' : undefined;
    if (word === 'd' || word === 's' || word === 'dr') return 'out';
    return word === 'c' || word === 'h' || word === 'k' ? 'in' : undefined;
  }
  if (outStems.test(word)) return 'out';
  if (inStems.test(word)) return 'in';
  return undefined;
}

/** A card's own words for being paid, in the languages of card issuers: money in, whatever sign it carries. */
const cardPayment =
  /payment.{0,12}thank|thank you.{0,20}payment|payment received|autopay|auto ?pay pymt|online payment|mobile payment|e-?payment|bill ?payment received|payment - (?:web|online|mobile|thank)|pagamento recebido|pagamento efetuado|pago recibido|su pago|gracias por su pago|paiement re[cç]u|reglement re[cç]u|r[eè]glement par pr[eé]l|zahlung erhalten|zahlung.{0,8}danke|einzug des rechnungs|lastschrift[- ]?einzug|kartenabrechnung|ausgleich kreditkarte|inbetalning|innbetaling|indbetaling|betaling ontvangen|incasso|sp[lł]ata karty|splacení|payment to card|directdebit|direct debit payment|pagamento de fatura|cc payment|neft payment|imps payment/i;
const incoming =
  /\b(?:salary|payroll|direct dep|dir dep|wages?|lohn|gehalt|bezuege|salaire|nomina|n[oó]mina|stipendio|sal[aá]rio|salaris|lon|l[oø]nn|refund|refunded|reversal|erstattung|gutschrift|remboursement|reembolso|rimborso|teruggave|cash ?back|deposit|interest paid|interest earned|interest payment|dividend|tax refund|pension|wynagrodzenie|v[yý]plata|mzda|fizet[eé]s|maas|pix recebido|transferencia recebida|transferencia recibida|vir(?:ement)? re[cç]u|bonifico ricevuto)\b/i;
const outgoing =
  /\b(?:purchase|withdrawal|withdrew|atm|pos|card payment|direct debit|standing order|rent|fee|groceries|supermarket|restaurant|cafe|coffee|pharmacy|kauf|kartenzahlung|lastschrift|miete|einkauf|carte|prlv|pr[eé]l[eè]vement|retrait|achat|compra|pago en|recibo|adeudo|pagamento|prelievo|acquisto|betaalautomaat|geldautomaat|varekjop|varek[oø]p|kortk[oø]p|platba kartou|zakup|p[lł]atno[sś][cć]|amazon|amzn|uber|lyft|netflix|spotify|lidl|aldi|rewe|edeka|tesco|sainsbury|asda|morrisons|waitrose|starbucks|mcdonald'?s?|walmart|costco|target|kroger|safeway|trader joe|whole foods|walgreens|cvs|shell|esso|chevron|exxon|ikea|apple\.com|google|steam|carrefour|mercadona|auchan|leclerc|ica|coop|kiwi|rema|netto|biedronka|zabka|albert|kaufland|ubereats|deliveroo|doordash|grab|swiggy|zomato|ifood|airbnb|booking\.com|ryanair|easyjet|primark|zara|h&m|best buy|home depot|dunkin|chipotle|subway|burger king|kfc|7-eleven|woolworths|coles)\b/i;

/**
 * What a transaction's text says about its direction: +2 a card being paid, +1 other income, −1 spending, 0 nothing.
 */
export function textDirection(text: string): number {
  if (cardPayment.test(text)) return 2;
  if (incoming.test(text)) return 1;
  return outgoing.test(text) ? -1 : 0;
}
