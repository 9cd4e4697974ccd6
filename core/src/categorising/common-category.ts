import type { CommonCategory } from './categoriser.ts';
import { type KnowledgeHit, knowledgeIn } from './general-knowledge.ts';
import { wordsOf } from './words.ts';

/** How people and other programs name their categories, where the words of a shop don't say it already. */
const categoryNames: Record<CommonCategory, string> = {
  groceries:
    'groceries, grocery, supermarket, food at home, food shopping, household supplies, lebensmittel, einkauf, einkaufen, supermarkt, courses, alimentation, supermercado, mercado, compra, spesa, boodschappen, dagligvarer, mat, livsmedel, zakupy, potraviny, kirana, belanja',
  dining:
    'food, food and dining, food and drink, dining, dining out, eating out, eat out, restaurants, restaurant, fast food, coffee, coffee shops, coffee dining, bars, alcohol, drinks, takeaway, food delivery, lunch, snacks, essen gehen, auswarts essen, gastronomie, restaurants und cafes, bar, resto, sorties, comer fuera, comida, ristoranti, uit eten, horeca, restaurant og kafe, uteliv, jedzenie na miescie, restaurace, makan, canteen',
  transport:
    'transport, transportation, public transport, transit, taxi, ride sharing, rideshare, commute, travel to work, mobilitat, offentliche verkehrsmittel, opnv, nahverkehr, transports, transporte, trasporti, vervoer, kollektivtransport, transporty, doprava, pengangkutan',
  vehicle:
    'vehicle, car, auto, auto and transport, fuel, gas and fuel, gas, petrol, parking, tolls, car maintenance, auto maintenance, kfz, tanken, fahrzeug, voiture, coche, auto e moto, bil, samochod, carro, kereta',
  travel:
    'travel, vacation, holiday, holidays, trips, trip, tourism, flights, hotels, reisen, urlaub, voyages, vacances, viajes, viaggi, vakantie, reise, resor, podroze, cestovani, viagem',
  housing:
    'housing, rent, mortgage, mortgage and rent, home, house, miete, wohnen, wohnung, logement, loyer, vivienda, alquiler, casa, affitto, wonen, huur, bolig, boende, mieszkanie, bydleni, moradia, rumah',
  utilities:
    'utilities, utility, bills, bills and utilities, electricity, gas bill, water, energy, power, nebenkosten, strom, energie, energie und wasser, charges, energies, suministros, utenze, bollette, nutsvoorzieningen, strom og vann, oplaty, energie a voda, contas',
  telecom:
    'phone, mobile phone, mobile, internet, telecom, telephone, communication, cable, tv, handy, telefon, internet und telefon, telekommunikation, telephonie, telefono, telefonia, telefoon, komunikasi',
  household:
    'household, home improvement, furniture, furnishings, home and garden, appliances, domestic help, maid, haushalt, mobel, haus und garten, garten, maison, equipement, hogar, arredamento, huishouden, hus og hjem, hem, dom, domacnost',
  shopping:
    'shopping, clothing, clothes, apparel, shoes, electronics, general merchandise, online shopping, kleidung, elektronik, einkaufe, bekleidung, achats, vetements, compras, ropa, abbigliamento, acquisti, kleding, winkelen, klaer, klader, ubrania, obleceni, roupas',
  health:
    'health, medical, healthcare, health and fitness, doctor, pharmacy, medicine, gym, fitness, gesundheit, arzt, apotheke, sante, salud, salute, gezondheid, helse, halsa, zdrowie, zdravi, saude, kesihatan',
  personal_care:
    'personal care, beauty, grooming, hair, haircut, spa, laundry, cosmetics, korperpflege, pflege, friseur, drogerie, beaute, soins, belleza, bellezza, verzorging, skjonnhet, uroda, kosmetika, beleza',
  insurance:
    'insurance, insurances, auto insurance, car insurance, home insurance, life insurance, versicherung, versicherungen, assurance, assurances, seguros, assicurazioni, verzekeringen, forsikring, forsakring, ubezpieczenia, pojisteni, insurans',
  entertainment:
    'entertainment, leisure, fun, movies, movies and dvds, music and events, games, hobbies, culture, sports, freizeit, unterhaltung, kultur, hobby, loisirs, ocio, tempo libero, svago, vrije tijd, fritid, underholdning, noje, rozrywka, zabava, lazer, hiburan',
  subscriptions:
    'subscriptions, subscription, streaming, software, music, news, newspaper, monthly subscription, abos, abonnements, abo, abonnement, suscripciones, abbonamenti, abonnementen, prenumerationer, subskrypcje, predplatne, assinaturas, langganan, ott',
  education:
    'education, school, tuition, books, books and supplies, courses, self development, training, bildung, schule, weiterbildung, formation, ecole, educacion, istruzione, onderwijs, utdanning, utbildning, edukacja, vzdelani, educacao, pendidikan',
  family:
    'family, kids, children, childcare, baby, pocket money, kinder, familie, kinderbetreuung, enfants, famille, hijos, familia, bambini, figli, kinderen, barn, dzieci, deti, filhos, anak',
  gifts_donations:
    'gifts, gift, donations, charity, gifts and donations, festivals, geschenke, spenden, geschenke und spenden, cadeaux, dons, regalos, donaciones, regali, donazioni, cadeaus, giften, gaver, gavor, prezenty, darky, presentes, hadiah',
  fees: 'fees, fee, bank fees, fees and charges, bank charges, service fees, financial fees, gebuhren, bankgebuhren, frais, frais bancaires, comisiones, commissioni, kosten, bankkosten, gebyrer, avgifter, oplaty bankowe, poplatky, tarifas',
  loans:
    'loans, loan, emi, debt, student loan, loan payment, kredite, kredit, raten, credits, prestamos, prestiti, rate, leningen, lan, kredyty, pujcky, emprestimos, pinjaman',
  taxes:
    'taxes, tax, income tax, steuern, steuer, impots, taxes et impots, impuestos, tasse, belastingen, skatt, skat, podatki, dane, impostos, cukai',
  investments:
    'investments, investment, savings, saving, mutual fund, mutual funds, stocks, retirement, pension, fixed deposit, recurring deposit, sparen, geldanlage, altersvorsorge, epargne, placements, inversiones, ahorro, investimenti, risparmi, beleggen, sparing, sparande, inwestycje, oszczednosci, investice, sporeni, investimentos, simpanan',
  transfers:
    'transfer, transfers, credit card payment, card payment, money transfer, internal transfer, umbuchung, umbuchungen, uberweisung, kreditkarte, virement, virements, transferencias, trasferimenti, overboekingen, overforing, przelewy, prevody',
  cash: 'cash, cash withdrawal, atm, cash and atm, petty cash, bargeld, barabhebung, especes, retraits, efectivo, contanti, contant, kontanter, gotowka, hotovost, dinheiro, tunai',
  salary:
    'salary, paycheck, wages, income, bonus, gehalt, lohn, einkommen, salaire, salaires, revenus, nomina, salario, sueldo, stipendio, salaris, lonn, lon, wynagrodzenie, mzda, gaji',
  other_income:
    'other income, interest, interest income, dividends, refund, refunds, cashback, reward, returned purchase, zinsen, erstattung, erstattungen, sonstige einnahmen, kindergeld, remboursements, otros ingresos, altre entrate, overige inkomsten, andre inntekter, odsetki, ostatni prijmy',
  other:
    'other, others, misc, miscellaneous, uncategorized, unknown, general, sonstiges, verschiedenes, divers, autres, otros, altro, overig, annet, ovrigt, inne, ostatni, outros, lain lain',
};

const byName = new Map<string, CommonCategory>();
for (const [common, names] of Object.entries(categoryNames) as [CommonCategory, string][]) {
  for (const name of names.split(',')) {
    const key = wordsOf(name).join('');
    if (!byName.has(key)) byName.set(key, common);
  }
}

const joining = new Set(['and', 'und', 'et', 'y', 'e', 'en', 'og', 'och', 'i', 'a', 'the', 'of', 'for']);

/** The parts of a name of two levels, innermost first: `Food/Milk` → `Milk`, `Food`. */
export function nameParts(name: string): string[] {
  const parts = name.split(/\s*[/:>›→|]\s*|\s+-\s+/).filter((part) => part !== '');
  return parts.reverse();
}

const bestShare = (hit: KnowledgeHit): CommonCategory | null => {
  const shares = [...(hit.concept.signed?.moneyOut ?? hit.concept.shares)];
  return shares.sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

/** Concepts that a category's own name speaks of: `Coffee Shops` → coffee. */
export function conceptsOfName(name: string): KnowledgeHit[] {
  return knowledgeIn(wordsOf(nameParts(name)[0] ?? name));
}

/**
 * Guesses which common category somebody's own category is; null when the name says nothing.
 *
 * @example commonCategoryFor('Mortgage & Rent') // 'housing'
 * @example commonCategoryFor('Food/Grocery') // 'groceries'
 */
export function commonCategoryFor(name: string): CommonCategory | null {
  const exact = byName.get(wordsOf(name).join(''));
  if (exact) return exact;
  const parts = nameParts(name);
  for (const part of parts) {
    const words = wordsOf(part).filter((word) => !joining.has(word));
    const whole = byName.get(words.join(''));
    if (whole) return whole;
    const strong = knowledgeIn(words).sort((a, b) => b.weight - a.weight)[0];
    if (strong && strong.weight >= 0.5) return bestShare(strong);
    for (const word of words) {
      const single = byName.get(word);
      if (single) return single;
    }
  }
  return null;
}

/** Where the share of a common category goes in a ledger that has no such category. */
export const nearestCommon: Partial<Record<CommonCategory, readonly CommonCategory[]>> = {
  groceries: ['household', 'dining', 'shopping'],
  dining: ['groceries', 'entertainment'],
  transport: ['vehicle', 'travel'],
  vehicle: ['transport'],
  travel: ['transport', 'entertainment'],
  housing: ['household', 'utilities'],
  utilities: ['housing', 'household', 'telecom'],
  telecom: ['utilities', 'subscriptions'],
  household: ['shopping', 'housing', 'groceries'],
  shopping: ['household', 'personal_care'],
  health: ['personal_care', 'insurance'],
  personal_care: ['health', 'shopping'],
  insurance: ['health', 'fees', 'housing'],
  entertainment: ['subscriptions', 'shopping'],
  subscriptions: ['entertainment', 'telecom'],
  education: ['family', 'shopping'],
  family: ['education', 'household'],
  gifts_donations: ['shopping', 'family'],
  fees: ['taxes', 'loans'],
  loans: ['fees', 'housing'],
  taxes: ['fees'],
  investments: ['transfers'],
  transfers: ['investments'],
  cash: ['transfers'],
  salary: ['other_income'],
  other_income: ['salary', 'transfers'],
};
