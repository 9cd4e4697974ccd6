import { request } from 'playwright-core';
import { newPerson } from '../support/people.ts';

export type StorageState = Awaited<ReturnType<Awaited<ReturnType<typeof request.newContext>>['storageState']>>;

/** Named among the places that are signed in. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Signs somebody up, and gives the cookies that stand for it. */
export async function signUpPerson(origin: string, name: string): Promise<StorageState> {
  const context = await request.newContext({ baseURL: origin, userAgent });
  const { password } = newPerson();
  const answer = await context.post('/api/v1/auth/register', {
    data: {
      email: `${name.toLowerCase()}@example.org`,
      password,
      name,
      locale: 'en-GB',
      timeZone: 'Europe/London',
    },
  });
  if (!answer.ok()) throw new Error(`Signing up was answered with ${answer.status()}: ${await answer.text()}`);
  const state = await context.storageState();
  await context.dispose();
  return state;
}

/** The same person in a browser that has been here before, under the address of today's server. */
export function inBrowser(state: StorageState, origin: string): StorageState {
  return { ...state, origins: [{ origin, localStorage: [{ name: 'expenseai.session', value: 'yes' }] }] };
}
