/** Where a household lives, as far as its statements show it. */
export interface Place {
  city: string;
  /** What costs 1 € in a German household, in units of the currency. Rough: wages and prices, not the exchange rate. */
  level: number;
  /** How the bank writes a card payment. */
  card: (name: string, number: number) => string;
  /** How it writes a debit, a standing order or income. */
  order: (name: string, number: number) => string;
  payees: Record<PayeeRole, readonly [string, ...string[]]>;
  /** Two journeys: place, currency, units of that currency per unit of the own, and what is paid there. */
  trips: readonly [Trip, Trip];
}

export type PayeeRole =
  | 'groceries'
  | 'dining'
  | 'coffee'
  | 'bakery'
  | 'shopping'
  | 'household'
  | 'pharmacy'
  | 'doctor'
  | 'fuel'
  | 'transit'
  | 'hairdresser'
  | 'cinema'
  | 'gifts'
  | 'books'
  | 'landlord'
  | 'electricity'
  | 'internet'
  | 'phone'
  | 'insurance'
  | 'employer'
  | 'charity'
  | 'travel';

export interface Trip {
  name: string;
  currency: string;
  rate: number;
  payees: readonly [string, ...string[]];
}

const euro: Place = {
  city: 'Berlin',
  level: 1,
  card: (name, number) => `KARTENZAHLUNG ${name.toUpperCase()} ${number} BERLIN DE`,
  order: (name, number) => `SEPA ${name.toUpperCase()} MANDATSREF ${number}`,
  payees: {
    groceries: ['REWE', 'Lidl', 'Edeka', 'Aldi Nord', 'Bio Company'],
    dining: ['Vapiano', 'Osteria Centrale', 'Burgermeister', 'Mamay', 'Lieferando', 'Zur Letzten Instanz'],
    coffee: ['The Barn', 'Einstein Kaffee'],
    bakery: ['Zeit für Brot', 'Steinecke'],
    shopping: ['Zalando', 'Amazon', 'Decathlon', 'H&M', 'Saturn'],
    household: ['IKEA', 'dm-drogerie markt', 'Bauhaus', 'Rossmann'],
    pharmacy: ['Apotheke am Markt'],
    doctor: ['Zahnarztpraxis Dr. Winter'],
    fuel: ['Shell', 'Aral'],
    transit: ['BVG'],
    hairdresser: ['Salon Schnittpunkt'],
    cinema: ['Yorck Kinos', 'Eventim'],
    gifts: ['Blumen Rosenthal', 'Thalia Geschenke'],
    books: ['Dussmann'],
    landlord: ['Hausverwaltung Lindner'],
    electricity: ['Vattenfall'],
    internet: ['Telekom'],
    phone: ['Congstar'],
    insurance: ['HUK-Coburg', 'Allianz'],
    employer: ['Nordlicht Software GmbH'],
    charity: ['Ärzte ohne Grenzen'],
    travel: ['Deutsche Bahn', 'Booking.com'],
  },
  trips: [
    { name: 'Zürich', currency: 'CHF', rate: 0.95, payees: ['SBB', 'Coop Zürich', 'Kronenhalle', 'Landesmuseum'] },
    { name: 'New York', currency: 'USD', rate: 1.09, payees: ['MTA', 'Katz’s Delicatessen', 'MoMA', 'Duane Reade'] },
  ],
};

const dollar: Place = {
  city: 'Portland',
  level: 1.35,
  card: (name, number) => `${name.toUpperCase()} #${number} PORTLAND OR`,
  order: (name, number) => `ACH ${name.toUpperCase()} WEB ID ${number}`,
  payees: {
    groceries: ['Trader Joe’s', 'Safeway', 'Whole Foods', 'Costco', 'Fred Meyer'],
    dining: ['Chipotle', 'Pok Pok', 'Five Guys', 'Pizzicato', 'DoorDash', 'Panera Bread'],
    coffee: ['Stumptown Coffee', 'Starbucks'],
    bakery: ['Grand Central Bakery', 'Farmers Market'],
    shopping: ['Amazon', 'Target', 'REI', 'Nordstrom', 'Best Buy'],
    household: ['IKEA', 'Home Depot', 'Bed & Bath'],
    pharmacy: ['CVS Pharmacy'],
    doctor: ['Rose City Dental'],
    fuel: ['Chevron', 'Shell'],
    transit: ['TriMet'],
    hairdresser: ['Bishops Barbershop'],
    cinema: ['Regal Cinemas', 'Ticketmaster'],
    gifts: ['Etsy', 'Flowers by Dorcas'],
    books: ['Powell’s Books'],
    landlord: ['Rosewood Apartments'],
    electricity: ['Portland General Electric'],
    internet: ['Xfinity'],
    phone: ['Mint Mobile'],
    insurance: ['Geico', 'State Farm'],
    employer: ['Cascade Systems Inc'],
    charity: ['Oregon Food Bank'],
    travel: ['Alaska Airlines', 'Airbnb'],
  },
  trips: [
    {
      name: 'Lisbon',
      currency: 'EUR',
      rate: 0.92,
      payees: ['Carris', 'Pastéis de Belém', 'Time Out Market', 'Pingo Doce'],
    },
    { name: 'Oaxaca', currency: 'MXN', rate: 17.5, payees: ['Mercado Benito Juárez', 'Los Danzantes', 'Oxxo', 'ADO'] },
  ],
};

const pound: Place = {
  city: 'Bristol',
  level: 0.9,
  card: (name, number) => `${name.toUpperCase()} ${number} BRISTOL GB`,
  order: (name, number) => `DD ${name.toUpperCase()} REF ${number}`,
  payees: {
    groceries: ['Tesco', 'Sainsbury’s', 'Aldi', 'Waitrose', 'Co-op'],
    dining: ['Nando’s', 'Wagamama', 'The Apple', 'Pieminister', 'Deliveroo', 'Pret A Manger'],
    coffee: ['Costa Coffee', 'Small Street Espresso'],
    bakery: ['Greggs', 'Hart’s Bakery'],
    shopping: ['Amazon', 'John Lewis', 'Next', 'Argos', 'Uniqlo'],
    household: ['IKEA', 'B&Q', 'Dunelm'],
    pharmacy: ['Boots'],
    doctor: ['Clifton Dental Care'],
    fuel: ['BP', 'Shell'],
    transit: ['First Bus'],
    hairdresser: ['Toni & Guy'],
    cinema: ['Watershed', 'Odeon'],
    gifts: ['Moonpig', 'Bloom & Wild'],
    books: ['Waterstones'],
    landlord: ['Harbourside Lettings'],
    electricity: ['Octopus Energy'],
    internet: ['BT Broadband'],
    phone: ['giffgaff'],
    insurance: ['Aviva', 'Admiral'],
    employer: ['Severn Digital Ltd'],
    charity: ['RNLI'],
    travel: ['Trainline', 'easyJet'],
  },
  trips: [
    {
      name: 'Seville',
      currency: 'EUR',
      rate: 1.16,
      payees: ['Renfe', 'Bodega Santa Cruz', 'Mercadona', 'Real Alcázar'],
    },
    { name: 'Reykjavík', currency: 'ISK', rate: 175, payees: ['Strætó', 'Bæjarins Beztu', 'Bónus', 'Blue Lagoon'] },
  ],
};

const rupee: Place = {
  city: 'Pune',
  level: 28,
  card: (name, number) => `POS ${number} ${name.toUpperCase()} PUNE IN`,
  order: (name, number) => `UPI/${number}/${name.toUpperCase()}/PAYMENT`,
  payees: {
    groceries: ['DMart', 'BigBasket', 'Reliance Fresh', 'Blinkit', 'Star Bazaar'],
    dining: ['Swiggy', 'Zomato', 'Vaishali', 'Wadeshwar', 'Barbeque Nation', 'Domino’s'],
    coffee: ['Café Coffee Day', 'Third Wave Coffee'],
    bakery: ['Kayani Bakery', 'Mandai Market'],
    shopping: ['Amazon', 'Flipkart', 'Myntra', 'Croma', 'Westside'],
    household: ['Home Centre', 'Pepperfry', 'Urban Company'],
    pharmacy: ['Apollo Pharmacy'],
    doctor: ['Sahyadri Clinic'],
    fuel: ['Indian Oil', 'HP Petrol'],
    transit: ['Pune Metro'],
    hairdresser: ['Naturals Salon'],
    cinema: ['PVR Cinemas', 'BookMyShow'],
    gifts: ['Ferns N Petals', 'Archies'],
    books: ['Crossword'],
    landlord: ['Shree Residency'],
    electricity: ['MSEDCL'],
    internet: ['ACT Fibernet'],
    phone: ['Jio'],
    insurance: ['LIC', 'HDFC Ergo'],
    employer: ['Sahyadri Technologies Pvt Ltd'],
    charity: ['Akshaya Patra'],
    travel: ['IRCTC', 'MakeMyTrip'],
  },
  trips: [
    { name: 'Bangkok', currency: 'THB', rate: 0.42, payees: ['BTS Skytrain', 'Jay Fai', '7-Eleven', 'Wat Pho'] },
    {
      name: 'Dubai',
      currency: 'AED',
      rate: 0.044,
      payees: ['RTA Dubai', 'Ravi Restaurant', 'Carrefour', 'Dubai Frame'],
    },
  ],
};

/** Merchants that are known nearly everywhere, for currencies without a town of their own. */
const elsewhere: Place = {
  ...euro,
  city: '',
  card: (name, number) => `CARD ${number} ${name.toUpperCase()}`,
  order: (name, number) => `${name.toUpperCase()} REF ${number}`,
  payees: {
    ...euro.payees,
    groceries: ['Carrefour', 'Spar', 'Corner Market', 'Fresh & Co'],
    dining: ['Pizza Hut', 'McDonald’s', 'Noodle House', 'Uber Eats', 'Garden Grill'],
    coffee: ['Starbucks', 'Corner Coffee'],
    bakery: ['Old Town Bakery', 'Farmers Market'],
    shopping: ['Amazon', 'Zara', 'Uniqlo', 'Decathlon'],
    household: ['IKEA', 'Home & Garden'],
    pharmacy: ['City Pharmacy'],
    doctor: ['Central Dental Clinic'],
    fuel: ['Shell', 'Total'],
    transit: ['City Transit'],
    hairdresser: ['Main Street Salon'],
    cinema: ['Grand Cinema', 'Concert Tickets'],
    gifts: ['Flower Corner', 'Gift Gallery'],
    books: ['City Books'],
    landlord: ['Parkside Homes'],
    electricity: ['City Power'],
    internet: ['FiberNet'],
    phone: ['Mobile One'],
    insurance: ['Allianz', 'AXA'],
    employer: ['Northlight Software'],
    charity: ['Red Cross'],
    travel: ['National Rail', 'Booking.com'],
  },
};

/** Rough price levels against the euro, for the currencies that people ask for most; any other counts as one. */
const levels: Record<string, number> = {
  AED: 4,
  ARS: 900,
  AUD: 1.6,
  BRL: 3.5,
  CAD: 1.5,
  CHF: 1.5,
  CLP: 600,
  CNY: 5,
  COP: 2500,
  CZK: 18,
  DKK: 9,
  HKD: 9,
  HUF: 260,
  IDR: 7000,
  ILS: 4.5,
  ISK: 190,
  JPY: 130,
  KRW: 1200,
  KWD: 0.3,
  MXN: 12,
  MYR: 2.6,
  NGN: 500,
  NOK: 12,
  NZD: 1.7,
  PHP: 30,
  PLN: 3,
  RON: 3,
  SAR: 4,
  SEK: 11,
  SGD: 1.6,
  THB: 20,
  TRY: 20,
  TWD: 25,
  VND: 12000,
  ZAR: 10,
};

/** The town of a currency; with the usual household's merchants and a rough price level where it has none. */
export function placeOf(currency: string): Place {
  switch (currency) {
    case 'EUR':
      return euro;
    case 'USD':
      return dollar;
    case 'GBP':
      return pound;
    case 'INR':
      return rupee;
    default: {
      const level = levels[currency] ?? 1;
      const [first, second] = euro.trips;
      // The rate is that of the euro over the level: wrong for a bank, good enough for a journey that never was.
      return { ...elsewhere, level, trips: [abroad(first, level, currency), abroad(second, level, currency)] };
    }
  }
}

const vienna = { name: 'Vienna', currency: 'EUR', payees: ['ÖBB', 'Billa', 'Café Central', 'Albertina'] } as const;

function abroad(trip: Trip, level: number, currency: string): Trip {
  if (trip.currency === currency) return { ...vienna, rate: 1 / level };
  return { ...trip, rate: trip.rate / level };
}
