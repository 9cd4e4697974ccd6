import { wordsOf } from './words.ts';

/** Names that neither shouting nor title case writes as their owners do. */
const spellings = `McDonald's, eBay, PayPal, IKEA, H&M, REWE, EDEKA, ALDI, Lidl, dm, ROSSMANN, OBI, toom, KFC, IHOP, CVS, AT&T,
T-Mobile, O2, 1&1, AMC, REI, UPS, FedEx, DHL, DPD, USPS, BP, ESSO, OMV, HBO Max, YouTube, YouTube Premium, iTunes, iCloud, GitHub,
GitLab, LinkedIn, DoorDash, Uber Eats, 7-Eleven, H-E-B, TJ Maxx, JCPenney, DSW, GNC, BestBuy, Walmart, Sainsbury's, ASDA, M&S,
B&Q, TK Maxx, WHSmith, EE, BT, TfL, LNER, GWR, E.ON, EDF, EnBW, SSE, O'Reilly, Lowe's, Macy's, Kohl's, Wendy's, Arby's, Denny's,
Domino's, Papa John's, Nando's, Dunkin', Peet's, Trader Joe's, Sam's Club, BJ's, Dick's, Levi's, Victoria's Secret, C&A, JYSK, ICA,
REMA 1000, XXL, SAS, KLM, TUI, DB, ÖBB, SBB, SNCF, BVG, MVG, HVV, RATP, IRCTC, BPCL, HPCL, BSNL, MSEDCL, BESCOM, DMart, BigBasket,
BookMyShow, MakeMyTrip, PhonePe, JioFiber, ACT Fibernet, HDFC, ICICI, SBI, LIC, PVR, INOX, OYO, ATM, EMI, SIP, UPI, NEFT, IMPS, VISA,
IBM, HP, LG, BMW, VW, ADAC, HUK-COBURG, AOK, DAK, HSBC, ING, DKB, N26, BBVA, BNP, KPN, NS, HEMA, C1000, MOL, PKP, PZU, CEZ, ČEZ,
NTUC FairPrice, AirAsia, GrabFood, GrabPay, FamilyMart, MyDin, iHerb, ASOS, UNIQLO, ZARA, JD Sports, GAME, GAP, NIKE, PUMA`;

const bySpelling = new Map(spellings.split(/,\s*/).map((name) => [wordsOf(name).join(''), name.trim()]));
const smallWords = new Set([
  'and',
  'of',
  'the',
  'de',
  'la',
  'le',
  'du',
  'des',
  'del',
  'di',
  'da',
  'do',
  'van',
  'und',
  'et',
  'y',
  'e',
  'to',
  'for',
  'in',
  'at',
  'on',
  'via',
]);
const domainEnding =
  /\.(?:com|net|org|de|co\.uk|uk|fr|es|it|nl|no|se|dk|fi|pl|cz|in|eu|io|co|com\.au|com\.br)(?:\/\S*)?$/i;

function titled(word: string, isFirst: boolean): string {
  const spelled = bySpelling.get(wordsOf(word).join(''));
  if (spelled) return spelled;
  const lower = word.toLowerCase();
  if (!isFirst && smallWords.has(lower)) return lower;
  // Consonants only, up to three letters: an abbreviation, as in "BSR" or "DSW".
  if (/^[BCDFGHJKLMNPQRSTVWXZ]{2,3}$/.test(word)) return word;
  return lower.replace(/(^|[-/(.&])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());
}

/** Title case for shouted or whispered names; brands keep their spelling, mixed case is left alone. */
export function spellName(name: string): string {
  const whole = bySpelling.get(wordsOf(name.replace(domainEnding, '')).join(''));
  if (whole) return whole;
  const words = name
    .split(' ')
    .map((word) => word.replace(/^www\./i, '').replace(domainEnding, ''))
    .filter((word) => word !== '');
  const letters = name.replace(/\P{L}/gu, '');
  const isFlat = letters === letters.toUpperCase() || letters === letters.toLowerCase();
  return words
    .map((word, at) => (isFlat ? titled(word, at === 0) : (bySpelling.get(wordsOf(word).join('')) ?? word)))
    .join(' ');
}
