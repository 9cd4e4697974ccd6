const shape = /^[^\s@]+@[^\s@]+$/;

/** Loose on purpose: only the server can know an address, this only spares a round trip. */
export function looksLikeEmail(text: string): boolean {
  return shape.test(text);
}
