export interface BankFile {
  name: string;
  text: string;
}

/** Eleven lines of spring 2025: two equal coffees on one day, a baker twice, a salary, groceries, a rent. */
export const springStatement: BankFile = {
  name: 'current-account-2025.csv',
  text: [
    'Date,Description,Amount,Balance',
    '2025-03-03,SALARY HARTWELL DESIGN LTD,2450.00,3120.40',
    '2025-03-04,RENT MILL LANE 4,-890.00,2230.40',
    '2025-03-07,TESCO STORES 2718 LONDON,-48.35,2182.05',
    '2025-03-12,COFFEE CORNER BRIXTON,-3.20,2178.85',
    '2025-03-12,COFFEE CORNER BRIXTON,-3.20,2175.65',
    '2025-03-15,WREN AND OAK 0417 LONDON,-12.60,2163.05',
    '2025-03-21,SAINSBURYS S/MKT BRIXTON,-31.79,2131.26',
    '2025-03-28,WREN AND OAK 0417 LONDON,-9.80,2121.46',
    '2025-04-02,TFL TRAVEL CHARGE,-27.90,2093.56',
    '2025-04-09,WREN AND OAK 0533 LONDON,-14.10,2079.46',
    '2025-04-15,LIDL GB BRIXTON,-22.06,2057.40',
    '',
  ].join('\n'),
};

/** Every day is 12 or lower, and nothing else says which number is the month. */
export const ambiguousStatement: BankFile = {
  name: 'ambiguous.csv',
  text: [
    'Date,Description,Amount',
    '03/04/2025,BLUE HERON BOOKS,-18.50',
    '05/06/2025,BLUE HERON BOOKS,-7.25',
    '07/08/2025,GREEN KETTLE,-4.40',
    '',
  ].join('\n'),
};

/** Nine lines of three payees that nothing is known of, so that each wants a category. */
export const unknownPayees: BankFile = {
  name: 'unknown-payees.csv',
  text: [
    'Date,Description,Amount',
    '2025-05-02,ZQX HOLDINGS 4471,-34.99',
    '2025-05-09,ZQX HOLDINGS 4471,-28.95',
    '2025-05-16,ZQX HOLDINGS 4471,-57.90',
    '2025-05-23,ZQX HOLDINGS 4471,-61.80',
    '2025-05-05,VARNOB KELT,-14.70',
    '2025-05-12,VARNOB KELT,-4.20',
    '2025-05-19,VARNOB KELT,-8.10',
    '2025-05-20,ORPLIN DASK,-60.00',
    '2025-05-27,ORPLIN DASK,-46.20',
    '',
  ].join('\n'),
};

/** Six lines of three payees that nothing is known of, and that share a word. */
export const relatedPayees: BankFile = {
  name: 'related-payees.csv',
  text: [
    'Date,Description,Amount',
    '2025-05-02,BRINDLEWICK VORN,-12.00',
    '2025-05-09,BRINDLEWICK VORN,-12.00',
    '2025-05-16,BRINDLEWICK VORN,-12.00',
    '2025-05-05,BRINDLEWICK KELM,-12.00',
    '2025-05-12,BRINDLEWICK KELM,-12.00',
    '2025-05-20,BRINDLEWICK DRUX,-12.00',
    '',
  ].join('\n'),
};

/** Two lines on days and of amounts that `unknownPayees` has, under another text. */
export const perhapsThere: BankFile = {
  name: 'perhaps-there.csv',
  text: [
    'Date,Description,Amount',
    '2025-05-20,CARD PAYMENT 0093 LEEDS,-60.00',
    '2025-05-12,CARD PAYMENT 0093 LEEDS,-4.20',
    '2025-06-01,CARD PAYMENT 0101 YORK,-3.35',
    '',
  ].join('\n'),
};
