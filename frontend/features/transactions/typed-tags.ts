/** The tags in a text of words, each once: `#work, lunch` is work and lunch. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,#"()]+/u).filter((tag) => tag !== ''))];
}
