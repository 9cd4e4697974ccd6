/** Answers on their way, by address; public/boot.js asks for them while the scripts are still loaded. */
declare global {
  var expenseaiEarly: Map<string, Promise<Response>> | undefined;
}

/** The answer to a GET that was asked before there was anybody to want it; each is given once. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const answer = globalThis.expenseaiEarly?.get(url);
  globalThis.expenseaiEarly?.delete(url);
  return answer;
}

/** After a change, or with another user, what was asked early is no longer what is. */
export function forgetEarly(): void {
  globalThis.expenseaiEarly?.clear();
}
