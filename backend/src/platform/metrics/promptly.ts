const patience = 2_000;

/** What was asked for; undefined where that fails or takes longer than 2 s, so that whoever looks sees the rest. */
export async function promptly<T>(asked: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), patience);
  try {
    return await Promise.race([asked, late.promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
