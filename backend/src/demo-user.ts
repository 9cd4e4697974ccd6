import { randomInt } from 'node:crypto';

const email = 'demo@example.org';

const words =
  'amber birch cedar delta ember fjord grove heron indigo juniper kelp lagoon maple nectar opal pebble quartz river'.split(
    ' ',
  );

/**
 * Makes a user with a demo ledger through the API, as anybody would; gives what to print. The password is shown once and
 * kept nowhere. Throws with a sentence when registering is closed.
 */
export async function addDemoUser(url: string, language: string): Promise<string> {
  const password = `${Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-')}-${randomInt(1_000, 10_000)}`;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const registered = await send(url, '/api/v1/auth/register', {
    email,
    password,
    name: 'Demo',
    timeZone,
    locale: language,
  });
  if (registered.status === 409) return `The demo household is there already: sign in as ${email}.`;
  if (registered.status !== 201) throw new Error(`The demo user can’t be made: ${registered.body.detail}`);
  const ledger = { name: 'Demo household', currency: 'EUR', timeZone, demo: true };
  const created = await send(url, '/api/v1/ledgers', ledger, registered.body.accessToken);
  if (created.status !== 201) throw new Error(`The demo ledger can’t be made: ${created.body.detail}`);
  return `Demo household: sign in as ${email} with the password ${password}`;
}

async function send(url: string, path: string, body: object, token?: string) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { detail?: string; accessToken?: string } };
}
