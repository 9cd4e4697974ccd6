/** The id of a completion's element, which the line names as the one that Enter takes. */
export function suggestionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
