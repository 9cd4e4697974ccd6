/** What stands before the name on card and bank lines, in the banks' languages, normalised; longest first wins. */
const phrases = `visa, visa debit, visa purchase, mastercard, maestro, v pay, girocard, ec, contactless, apple pay, google pay purchase
pos, pos debit, pos purchase, pos withdrawal, pos refund, point of sale, point of sale debit, point of sale withdrawal, pos prch, pos w/d
debit card purchase, debit card purchase at, debit card transaction, debit card, card purchase, card purchase at, card transaction
debit purchase, debit, dbt crd, dbt purchase, check card, checkcard, check crd purchase, chkcard, purchase, purchase at
purchase authorized on, recurring payment authorized on, recurring debit card, recurring payment, recurring card purchase, recurring
mobile purchase, online purchase, non-pin purchase, pin purchase, ach debit, ach credit, ach pmt, ach payment, ach d-, ach c-, ach
nach, nach dr, ecs, achdr, achcr, preauthorized debit, preauthorized credit, external withdrawal, external deposit, bill payment to
sepa, sepa-lastschrift, sepa lastschrift, sepa-basislastschrift, sepa-überweisung, sepa-dauerauftrag, sepa direct debit, sepa dd
sepa incasso, sepa incasso algemeen doorlopend, sepa overboeking, sepa ideal, lastschrift, lastschrifteinzug, basislastschrift
folgelastschrift, erstlastschrift, kartenzahlung, kartenumsatz, debitkarte, debitkartenzahlung, dauerauftrag an, überweisung an
gutschrift von, online-überweisung an, kreditkarte kauf, carte, carte bancaire, cb, achat cb, achat carte, paiement par carte
paiement carte, paiement cb, paiement, prlv, prlv sepa, prelevement, prelevement sepa, prélèvement, prélèvement sepa, facture carte
prelevement europeen, compra, compra tarjeta, compra tarj, compra con tarjeta, compra en, compra cartao, compra cartão, compra no debito
compra no débito, compra no credito, compra debito, compra internet, pago en, pago con tarjeta, recibo, recibo de, adeudo, adeudo recibo
cargo por, pagamento pos, pagamento carta, pagamento con carta, pagamento, acquisto pos, acquisto, addebito sdd, addebito sepa
addebito diretto, addebito, operazione pos, bea, bea, betaalpas, betaalpas, betaalautomaat, incasso, ideal, pinbetaling, kartkjøp
varekjøp, varekjop, visa vare, visa varekjøp, avtalegiro til, kortköp, kortkop, kortbetalning, kortkøb, dankort, dankort-nota
visa/dankort, korttiosto, płatność kartą, platnosc karta, zakup, zakup przy użyciu karty, transakcja kartą, platba kartou, nákup
karetní platba, vásárlás, card payment to, card payment, direct debit, direct debit to, direct debit payment to, dd, standing order to
bill payment, contactless payment, by transfer-, to transfer-, by clg, tfr to, pembelian, pembayaran, debit purchase at`;

const byFirstWord = new Map<string, string[]>();
for (const phrase of phrases.split(/[,\n]\s*/)) {
  const first = firstWordOf(phrase);
  byFirstWord.set(
    first,
    [...(byFirstWord.get(first) ?? []), phrase].sort((a, b) => b.length - a.length),
  );
}

function firstWordOf(text: string): string {
  const end = text.search(/[\s:*/,.#-]/);
  return end < 0 ? text : text.slice(0, end);
}

const separators = ' :*/,.#-';
const letter = /\p{L}/u;

/** Takes one phrase of noise off the front; the text itself when there is none, or nothing else is left. */
export function stripLeadingPhrase(text: string): string {
  const lower = text.toLowerCase();
  for (const phrase of byFirstWord.get(firstWordOf(lower)) ?? []) {
    if (!lower.startsWith(phrase)) continue;
    let at = phrase.length;
    const after = lower[at];
    const isWhole = after === undefined || separators.includes(after) || !letter.test(phrase.at(-1) ?? '');
    if (!isWhole) continue;
    while (at < text.length && separators.includes(text[at] ?? '')) at++;
    const rest = text.slice(at);
    return letter.test(rest) ? rest : text;
  }
  return text;
}
