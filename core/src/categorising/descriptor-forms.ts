/** Only texts with one of these are worth the forms below; plain searches, because every line is asked. */
const signs =
  '//,upi,imps,neft,rtgs,mmt/,a/c,acct,gpay,phonepe,naam:,name:,/name/,naam/,amzn,amazon,amz*,danke,incassant,empf,auftraggeber,creditor,beneficiary,payee:'.split(
    ',',
  );
const bankMessage = /\b(?:upi|gpay|phonepe|paytm|bhim|a\/c|acct|imps|neft|utr|rrn)\b/i;
const toParty =
  /\b(?:to|at|towards|by|from)\s+(?!a\/c|ac\b|acct|account|your|rs\b|inr\b|upi\b|vpa\b)(.+?)(?=[.,;]?\s+(?:via|using|through|on|upi|ref|rrn|utr|refno|rs|inr|of|is|for|from|not|avl|bal|if|note)\b|\s*\(|[.,;]\s|[.,;]?$|\s+upi:)/gi;
const note = /\b(?:note|remarks?|message|msg|purpose|for):\s*(.+)$/i;
const address = /^[\w.\-+]+@[\w.]+$/;
const slashForm = /^(?:upi|imps|neft|rtgs|mmt|bil|inb|ach|pos|vps|ips|ib|mb|eba|onl|payment)(?: (?:cr|dr))?[/-]/i;
const slashCode =
  /^(?:upi|imps|neft|rtgs|mmt|bil|inb|ach|pos|ib|mb|p2a|p2m|p2v|dr|cr|d|c|na|null|ref|pay|payment|collect|onl|sent|oid\w*|[a-z]{4}0\w{4,}|[a-z]{3,4}\d{5,}\w*|.*\d{6,}.*|xx+\d+)$/i;
const bankName =
  /^(?:hdfc|icici|sbi|sbin|axis|utib|ybl|okaxis|okicici|okhdfcbank|oksbi|kkbk|yes ?bank.*|.* bank|paytm|punb|barb|cnrb|ubin|idfb)$/i;
const labelled =
  /(?:\bnaam[:/]\s*|\/name\/|\bincassant: ?|\borig co name: ?|\b(?:payee|creditor|beneficiary|name): ?|\bempf[aä]nger: ?|\bauftraggeber: ?)([^/:]+?)(?=\s+(?:omschrijving|iban|kenmerk|machtiging|orig id|co entry|desc date|machtigingskenmerk|betreff|verwendungszweck)\b|\s*\/|:|$)/i;
const amazonShop =
  /^(?:amzn|amazon|amz)(?:[\s.*]|$)(?!.*\b(?:prime|fresh|music|video|web|aws|digital|kindle|audible|pay|flex|pharmacy)\b).*$/i;

/** A payment address without a name (`9876xxxx@ybl`) says nothing; `bigbazaar@hdfc` does. */
function nameOfAddress(text: string): string {
  const user = text.split('@')[0] ?? '';
  return /^(?:user)?[\dx.\-_]*$/i.test(user) || /\d{4,}|xx/i.test(user) ? '' : user.replace(/[._-]+/g, ' ');
}

function messageParty(text: string): string | null {
  let party = '';
  for (const match of text.matchAll(toParty)) {
    const found = (match[1] ?? '').replace(/\s*\S*\d\S*@\S+/g, '').trim();
    const name = address.test(found) ? nameOfAddress(found) : found;
    if (/[a-z]{2}/i.test(name)) party = party || name;
  }
  const said = note.exec(text)?.[1]?.trim() ?? '';
  const both = `${party} ${said}`.trim();
  return both || null;
}

function slashParty(text: string): string | null {
  const separator = text.includes('/') ? '/' : '-';
  const parts = text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part && !slashCode.test(part.replace(/ (?:dr|cr)$/i, '')));
  const named = parts
    .map((part) => (address.test(part) ? nameOfAddress(part) : part))
    .filter((part) => /[a-z]{3}/i.test(part));
  const people = named.filter((part) => !bankName.test(part));
  const [party = '', ...notes] = people.length > 0 ? people : named;
  const known = party.toLowerCase();
  const said = notes.map((part) => part.toLowerCase()).find((part) => !part.includes(known) && !known.includes(part));
  return said ? `${party} ${said}` : party || null;
}

/**
 * The party of a descriptor whose bank uses a form: Indian UPI, IMPS and NEFT lines and messages,
 * `NAME//CITY/COUNTRY` of German cards, labelled SEPA fields, marketplaces with an order code.
 */
export function partyOf(text: string): string {
  const lower = text.toLowerCase();
  if (!signs.some((sign) => lower.includes(sign))) return text;
  if (amazonShop.test(text)) return 'Amazon';
  const label = labelled.exec(text)?.[1];
  if (label && /[a-z]{2}/i.test(label)) return label.trim();
  const doubleSlash = text.indexOf('//');
  if (doubleSlash > 2 && text[doubleSlash - 1] !== ':') {
    return text
      .slice(0, doubleSlash)
      .replace(/\s+sagt? danke.*$/i, '')
      .trim();
  }
  const thanks = text.replace(/\s+sagt? danke\b.*$/i, '');
  if (thanks !== text && thanks.length > 1) return thanks;
  if (slashForm.test(text)) return slashParty(text) ?? text;
  const service = bankMessage.exec(text)?.[0];
  if (service) return messageParty(text) ?? (lower.includes(' rs') || address.test(text) ? service : text);
  return text;
}
