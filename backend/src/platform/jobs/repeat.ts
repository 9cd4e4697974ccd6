/**
 * Does the work now and each time the interval has passed, never twice at once; gives what ends it, when what runs has
 * ended. The work doesn't throw.
 */
export function repeat(milliseconds: number, work: () => Promise<void>): () => Promise<void> {
  let running = work();
  const timer = setInterval(() => {
    running = running.then(work);
  }, milliseconds);
  return () => {
    clearInterval(timer);
    return running;
  };
}
