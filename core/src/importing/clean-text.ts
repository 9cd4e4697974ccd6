/** Longest text of a line that is kept; the ledger's own limit for notes. */
export const maxTextLength = 10_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same characters, all of them.
const everyUnprintable = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** A bank's text without unprintable characters (a line break becomes a blank) and without white space at its ends. */
export function cleanText(text: string): string {
  return (unprintable.test(text) ? text.replace(everyUnprintable, ' ') : text).trim();
}

/** Cuts a text that is longer than a line may keep; payees and descriptors never are, short of a fault in the file. */
export function limitText(text: string): string {
  return text.length <= maxTextLength ? text : `${text.slice(0, maxTextLength - 1)}…`;
}

/** Whether `limitText` has cut the text. */
export function isCutShort(text: string): boolean {
  return text.length === maxTextLength && text.endsWith('…');
}
