/** Days from today, as said in English and, since people mix, a few other languages. */
export const relativeDays: readonly (readonly [string, number])[] = [
  ...rows(0, 'today|tonight|this morning|this afternoon|this evening|this noon|earlier today|just now|right now|now'),
  ...rows(
    0,
    'heute|heute morgen|heute abend|heute früh|aujourd’hui|ce matin|ce soir|hoy|esta mañana|oggi|hoje|vandaag',
  ),
  ...rows(0, 'idag|i dag|aaj|आज|dzisiaj|dnes'),
  ...rows(-1, 'yesterday|yesterday morning|yesterday afternoon|yesterday evening|yesterday night|last night|yday'),
  ...rows(-1, 'gestern|gestern abend|ayer|anoche|ieri|ontem|gisteren|igår|i går|wczoraj|कल|kal'),
  ...rows(-2, 'day before yesterday|the day before yesterday|vorgestern|avant-hier|anteayer|antes de ayer|eergisteren'),
  ...rows(-2, 'l’altro ieri|anteontem|परसों|parso|parson'),
  ...rows(1, 'tomorrow|tmrw|tomorrow morning|tomorrow evening|demain|amanhã|domani|mañana'),
  ...rows(2, 'day after tomorrow|the day after tomorrow|übermorgen'),
];

/** Words that mean a day in one language and something else in another. */
export const relativeDaysByLanguage: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  fr: rows(-1, 'hier|hier soir'),
  de: rows(1, 'morgen'),
  nl: rows(1, 'morgen'),
};

/** 1 Monday to 7 Sunday. */
export const weekdayNames = toMap([
  [1, 'monday montag lundi lunes lunedi segunda maandag somvar'],
  [2, 'tuesday dienstag mardi martes martedi dinsdag mangalvar'],
  [3, 'wednesday mittwoch mercredi miercoles mercoledi woensdag budhvar'],
  [4, 'thursday donnerstag jeudi jueves giovedi donderdag guruvar'],
  [5, 'friday freitag vendredi viernes venerdi vrijdag shukravar'],
  [6, 'saturday samstag sonnabend samedi sabado zaterdag shanivar'],
  [7, 'sunday sonntag dimanche domingo domenica zondag ravivar'],
]);

/** Short forms, which are words of their own as well. */
export const weekdayShorts = toMap([
  [1, 'mon'],
  [2, 'tue tues'],
  [3, 'wed weds'],
  [4, 'thu thur thurs'],
  [5, 'fri'],
  [6, 'sat'],
  [7, 'sun'],
]);

/** 1 to 12. */
export const monthNames = toMap([
  [1, 'january jan januar janner janvier enero gennaio janeiro januari'],
  [2, 'february feb februar fevrier febrero febbraio fevereiro februari'],
  [3, 'march mar marz mars marzo marco maart'],
  [4, 'april apr avril abril aprile'],
  [5, 'may mai mayo maggio maio mei'],
  [6, 'june jun juni juin junio giugno junho'],
  [7, 'july jul juli juillet julio luglio julho'],
  [8, 'august aug aout agosto augustus'],
  [9, 'september sep sept septembre septiembre settembre setembro'],
  [10, 'october oct oktober okt octobre octubre ottobre outubro'],
  [11, 'november nov novembre noviembre novembro'],
  [12, 'december dec dezember dez decembre diciembre dicembre dezembro'],
]);

/** First to tenth as a day of the month. */
export const ordinalWords: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ').map((word, index) => [word, index + 1]),
);

export const ordinalSuffixes: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', 'er', 'e']);

/** What an ordinal counts when it is no day: "5th avenue", "30th birthday", "2nd hand". */
export const countedByOrdinal: ReadonlySet<string> = new Set(
  `avenue ave street st floor birthday bday anniversary class hand party century grade semester year round time edition
  installment instalment place row gear quarter half person child visit week month trimester gen generation molar wedding
  attempt and`.split(/\s+/),
);

/** Fixed feasts, [month, day], only after "on". */
export const feasts: readonly (readonly [string, readonly [number, number]])[] = [
  ['christmas eve', [12, 24]],
  ['christmas day', [12, 25]],
  ['christmas', [12, 25]],
  ['boxing day', [12, 26]],
  ['new years eve', [12, 31]],
  ['new years day', [1, 1]],
  ['new years', [1, 1]],
  ['valentines day', [2, 14]],
  ['valentines', [2, 14]],
  ['halloween', [10, 31]],
];

function rows(days: number, list: string): (readonly [string, number])[] {
  return list.split('|').map((text) => [text, days] as const);
}

function toMap(list: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(list.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
}
