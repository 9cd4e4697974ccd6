/** Which version of a row the changes of this tab made of which, so that those in quick succession don't meet each other. */
const successors = new Map<string, number>();

export function noteSuccessor(id: string, version: number, next: number): void {
  if (next !== version) successors.set(`${id}@${version}`, next);
}

/** The newest version of the row that follows that one by changes of this tab alone. */
export function newestOf(id: string, version: number): number {
  const next = successors.get(`${id}@${version}`);
  return next === undefined ? version : newestOf(id, next);
}

/** For after an undo, which brings versions back. */
export function forgetSuccessors(): void {
  successors.clear();
}
