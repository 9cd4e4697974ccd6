declare const plainDateBrand: unique symbol;

/** A calendar day without a zone, `YYYY-MM-DD`, year 0001 to 9999; compares correctly as a string. */
export type PlainDate = string & { readonly [plainDateBrand]: true };
