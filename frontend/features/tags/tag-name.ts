/** As the API has it: one word, without what parts words in queries. */
export function isTagName(name: string): boolean {
  return name.length <= 50 && /^[^\s,#"()]+$/u.test(name);
}
