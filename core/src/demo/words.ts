/** What the household itself writes, in its language. */
export interface DemoWords {
  accounts: Record<'current' | 'savings' | 'card' | 'cash', string>;
  bonus: string;
  withdrawal: string;
  toSavings: string;
  fromSavings: string;
  cardPayment: string;
  interest: string;
  holiday: string;
  refund: string;
  present: string;
  forTheFlat: string;
  priceRose: string;
  withFriends: string;
}

const english: DemoWords = {
  accounts: { current: 'Everyday account', savings: 'Savings', card: 'Credit card', cash: 'Cash' },
  bonus: 'Yearly bonus',
  withdrawal: 'Cash withdrawal',
  toSavings: 'Monthly saving',
  fromSavings: 'For the holiday',
  cardPayment: 'Card statement paid',
  interest: 'Interest',
  holiday: 'holiday',
  refund: 'Sent back, too small',
  present: 'Birthday present',
  forTheFlat: 'For the flat',
  priceRose: 'Price went up',
  withFriends: 'With friends',
};

const german: DemoWords = {
  accounts: { current: 'Girokonto', savings: 'Tagesgeld', card: 'Kreditkarte', cash: 'Bargeld' },
  bonus: 'Jahresbonus',
  withdrawal: 'Bargeld abgehoben',
  toSavings: 'Monatliches Sparen',
  fromSavings: 'Für den Urlaub',
  cardPayment: 'Kartenabrechnung bezahlt',
  interest: 'Zinsen',
  holiday: 'urlaub',
  refund: 'Zurückgeschickt, zu klein',
  present: 'Geburtstagsgeschenk',
  forTheFlat: 'Für die Wohnung',
  priceRose: 'Preis gestiegen',
  withFriends: 'Mit Freunden',
};

/** `language` is a BCP 47 tag; English where its language has no words yet. */
export function demoWords(language: string): DemoWords {
  return language.split('-')[0]?.toLowerCase() === 'de' ? german : english;
}
