/** Bits that 32 random bytes have. */
const leastBits = 256;
/** Random text lies above in all but one of a million cases; sentences and patterns lie below. Bits a character. */
const leastVariety = { hexadecimal: 3.2, other: 3.95 };
const placeholders =
  /change.?me|changeit|replace|example|password|passwort|secret|default|placeholder|insecure|your.?key|expenseai|qwerty/i;

/** Why a secret is easier to guess than 32 random bytes; undefined for one that looks random. */
export function weaknessOf(secret: string): string | undefined {
  if (placeholders.test(secret)) return 'is a placeholder';
  if ((secret.match(/\s/g) ?? []).length > 2) return 'is made of words';
  const isHexadecimal = /^[0-9a-f]+$/i.test(secret);
  if (secret.length * (isHexadecimal ? 4 : 6) < leastBits) return 'is shorter than 32 random bytes';
  if (/(.{8}).*\1/s.test(secret) || isARun(secret)) return 'repeats a pattern';
  const least = isHexadecimal ? leastVariety.hexadecimal : leastVariety.other;
  return varietyOf(secret) < least ? 'has too few different characters' : undefined;
}

/** Shannon's entropy of the characters, in bits a character. */
function varietyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** `abcdefgh…`: characters that follow each other, more than eight in a row. */
function isARun(text: string): boolean {
  let length = 0;
  for (let index = 1; index < text.length; index += 1) {
    length = text.charCodeAt(index) - text.charCodeAt(index - 1) === 1 ? length + 1 : 0;
    if (length >= 8) return true;
  }
  return false;
}
