/** How long something took, in seconds. */
export function secondsOf({ startedAt, finishedAt }: { startedAt: string; finishedAt: string }): number {
  return (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000;
}
