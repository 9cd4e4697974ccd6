/**
 * Answers of questions to one transaction that don't need each other, sent in one go. Throws what failed first, and only
 * once all have come to an end: none may ask on when its transaction is over and the connection somebody else's. Where
 * one has to reach the database before the other, both go by `runNamed` or `runByIds`, which send at once, or both by
 * Kysely, which sends a moment later.
 */
export async function together<const T extends readonly unknown[]>(
  asked: T,
): Promise<{ -readonly [N in keyof T]: Awaited<T[N]> }> {
  try {
    return await Promise.all(asked);
  } finally {
    await Promise.allSettled(asked);
  }
}
