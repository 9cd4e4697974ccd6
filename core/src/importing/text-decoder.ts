/** The Encoding Standard's decoder, which browsers and Node have as a global and the language's own library lacks. */
declare const TextDecoder: new (label?: string, options?: { fatal?: boolean }) => { decode(bytes: Uint8Array): string };

/** The text of bytes under an encoding; bytes that don't fit become U+FFFD. Throws RangeError for an unknown label. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The same, or null where any byte doesn't fit the encoding or the label is unknown. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
