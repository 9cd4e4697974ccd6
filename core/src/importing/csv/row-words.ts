/** A row that moved no money on purpose: reverted, declined, cancelled. */
const voided =
  /^(?:reverted|declined|failed|cancell?ed|rejected|reversed|void|voided|denied|expired|refused|storniert|abgelehnt|fehlgeschlagen|annul[eé]e?|refus[eé]e?|annullat[oa]|rifiutat[oa]|cancelad[oa]|rechazad[oa]|recusad[oa]|geannuleerd|afgewezen|avvist|avbruten|annulleret|odrzucona|anulowana|zam[ií]tnuto|zru[sš]eno|stornov[aá]no|elutas[ií]tva|iptal|charged back|removed|inactive|not completed|unsuccessful|отклонен[оа]?|отменен[оа]?|failed)$/i;

const pending =
  /^(?:pending|processing|in progress|authori[sz]ed|authori[sz]ation|outstanding|unposted|on hold|hold|vorgemerkt|vorgemerkte? .{0,20}|offen|reserv(?:iert|erat|ert|eret|ado|ada|iran[oa])|in bearbeitung|ausstehend|en attente|en cours|[aà] venir|pendiente|en proceso|retenid[oa]|pendente|em processamento|in sospeso|non contabilizzat[oa]|in attesa|autorizzat[oa]|in behandeling|gereserveerd|reserverad|afventer|varaus|oczekuj[aą]ca?|w realizacji|blokada|nezaúčtov[aá]no|blokace|f[uü]gg[oő]ben|foglal[aá]s|bekleyen|beklemede|в обработке|ожидает|ожидается|hold|\*+)$/i;

/** Sums of a period, which some banks give a date: Swedbank's code 82. */
const turnover = /^(?:turnover|apyvarta|k[aä]ive|apgroz[iī]jums|umsatzsumme|totals?|total (?:credits|debits))$/i;

/** A balance of a day, not a movement. */
const balance =
  /^(?:(?:the )?(?:opening|beginning|starting|previous|closing|ending|final|new|ledger|available|current) balance\b|balance (?:b\/?f|c\/?f|brought|carried|forward|as (?:of|at)|at)\b|(?:brought|carried) forward|b\/f\b|c\/f\b|saldo (?:inicial|anterior|final|iniziale|finale|do dia|contabile|wst[eę]pny|pocz[aą]tkowy|ko[nń]cowy|del d[ií]a|actual|total|per|dispon[ií]vel)\b|s a l d o|saldo$|(?:anfangs|end|schluss|abschluss|start|eröffnungs)saldo\b|(?:alter|neuer|letzter) (?:kontostand|saldo)\b|kontostand\b|tagessaldo|solde (?:initial|final|pr[eé]c[eé]dent|au|en)\b|ancien solde|nouveau solde|beginsaldo|eindsaldo|(?:ing[aå]ende|utg[aå]ende|inng[aå]ende) (?:saldo|balanse)\b|primosaldo|ultimosaldo|alkusaldo|loppusaldo|po[cč][aá]te[cč]n[ií] z[uů]statek|kone[cč]n[yý] z[uů]statek|nyit[oó] egyenleg|z[aá]r[oó] egyenleg|devreden bakiye|algsaldo|l[oõ]ppsaldo|(?:pradinis|galutinis) likutis|likutis (?:prad|pabaig)|(?:входящий|исходящий) остаток|balans na)/i;

const total =
  /^(?:(?:grand |sub ?)?totals?\b|total (?:credits|debits|deposits|withdrawals|in|out|of)\b|turnover\b|summe\b|gesamt|(?:zwischen)?summe|somme|totale?\b|totaal|suma\b|sum\b|summa\b|yhteens[aä]|celkem|razem|[oö]sszesen|toplam|k[aä]ive\b|apyvarta|number of transactions|records?\b|end of (?:file|report|statement)|\*+ ?end)/i;

/** First letters of any such text: rules out nearly every row before the long patterns are tried. */
const summaryStart =
  /^(?:the|open|begin|start|prev|clos|end|final|new|ledg|avail|curr|bal|brou|carr|b\/f|c\/f|sal|s a|anf|schl|absch|eröff|alt|neu|letz|konto|tag|sol|anc|nouv|ing|utg|inng|primo|ulti|alku|lopp|po[cč]|kon|nyi|z[aá]r|devr|alg|l[oõ]p|prad|galut|likut|вход|исход|eind|turn|apyv|k[aä]iv|apg|ums|tot)/i;

export function isVoided(state: string): boolean {
  return voided.test(state);
}

export function isPending(state: string): boolean {
  return pending.test(state);
}

/** "Beginning balance as of 01/01/2026", "Saldo anterior". */
export function isBalanceText(text: string): boolean {
  return text.length < 120 && balance.test(text);
}

/** A row whose text is a balance's or a sum's; asked once a row, so both are sought in one go. */
export function isSummaryText(text: string): boolean {
  return text.length < 120 && summaryStart.test(text) && (balance.test(text) || turnover.test(text));
}

export function isTurnoverText(text: string): boolean {
  return turnover.test(text);
}

export function isClosingBalance(text: string): boolean {
  return /clos|end|final|new|neuer|schluss|kon[eč]|z[aá]r|utg|ultimo|loppu|nouveau|c\/f|carried|ko[nń]c|l[oõ]pp|galutin|pabaig|исход/i.test(
    text,
  );
}

export function isTotalText(text: string): boolean {
  return total.test(text);
}
