/** Ways of paying, as written → as kept. */
export const paymentMethods: readonly (readonly [string, string])[] = [
  ...same(
    'visa|amex|cash|upi|paypal|apple pay|google pay|samsung pay|phonepe|paytm|bhim|venmo|zelle|cash app|revolut|wise|klarna|afterpay',
  ),
  ...same(
    'mastercard|american express|maestro|discover|rupay|credit card|debit card|prepaid card|direct debit|standing order|bank transfer',
  ),
  ...same(
    'wire transfer|cheque|net banking|neft|imps|rtgs|sepa|twint|bizum|pix|swish|mobilepay|interac|ideal|bancontact|mpesa|gopay|grabpay|alipay|wechat pay|gift card|voucher|contactless|amazon pay|mobikwik|card|giro|ach',
  ),
  ['gpay', 'google pay'],
  ['g pay', 'google pay'],
  ['applepay', 'apple pay'],
  ['master card', 'mastercard'],
  ['cc', 'credit card'],
  ['check', 'cheque'],
  ['netbanking', 'net banking'],
  ['wire', 'wire transfer'],
  ['bar', 'cash'],
  ['in bar', 'cash'],
  ['karte', 'card'],
  ['ec karte', 'debit card'],
  ['girocard', 'debit card'],
  ['kreditkarte', 'credit card'],
  ['lastschrift', 'direct debit'],
  ['uberweisung', 'bank transfer'],
  ['efectivo', 'cash'],
  ['tarjeta', 'card'],
  ['especes', 'cash'],
  ['carte', 'card'],
  ['contanti', 'cash'],
  ['m-pesa', 'mpesa'],
  ['autopay', 'direct debit'],
  ['auto pay', 'direct debit'],
  ['auto debit', 'direct debit'],
];

/** Ways that are also things or shops: only after "with", "by", "via", "in", "using". */
export const methodsNeedingLead: ReadonlySet<string> = new Set([
  'card',
  'check',
  'wire',
  'bar',
  'wise',
  'ideal',
  'discover',
  'swish',
  'voucher',
  'cheque',
  'gift card',
  'pix',
  'karte',
  'carte',
  'tarjeta',
  'giro',
  'ach',
  'revolut',
  'klarna',
  'interac',
  'maestro',
  'contactless',
  'cc',
  'visa',
  'cash',
  'credit card',
  'debit card',
  'paytm',
  'phonepe',
  'paypal',
]);

/** Of those, the ones that also stand bare where the sentence ends. */
export const methodsAtEnd: ReadonlySet<string> = new Set([
  'card',
  'visa',
  'cash',
  'cc',
  'credit card',
  'debit card',
  'paytm',
  'phonepe',
  'paypal',
  'contactless',
  'check',
  'cheque',
  'revolut',
  'bar',
]);

/** Before "card" these name a thing that is bought. */
export const cardThings: ReadonlySet<string> = new Set(
  'health car medical security eye background blood body spot birthday gift greeting sim memory sd metro travel bus oyster graphics video business post christmas id report library thank pan ration aadhaar score playing pokemon membership loyalty valentine anniversary travel yellow green'.split(
    ' ',
  ),
);

function same(list: string): (readonly [string, string])[] {
  return list.split('|').map((name) => [name, name] as const);
}
