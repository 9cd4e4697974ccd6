import { afterEach, expect, test } from 'vitest';
import { mailSettingsFor, type SmtpListener, startSmtpListener } from '../../testing/smtp-listener.ts';
import { parseConfig } from '../config/config.ts';
import type { MailConfig } from '../config/settings/e-mail.ts';
import { openMailTransport } from './mail-transport.ts';

const mail = { subject: 'Hello', text: 'Hello.', html: '<p>Hello.</p>' };
const to = 'somebody@example.org';

let listener: SmtpListener | undefined;
afterEach(() => listener?.close());

async function sendTo(options: Parameters<typeof startSmtpListener>[0], config: Partial<MailConfig>): Promise<void> {
  listener = await startSmtpListener(options);
  const { mail: base } = parseConfig(mailSettingsFor(listener), '/repository');
  if (!base) throw new Error('the settings send mail');
  await (await openMailTransport({ ...base, ...config })).send(to, mail);
}

test('a server that asks for user and password gets them, over TLS only', async () => {
  const asked: unknown[] = [];
  const options: Parameters<typeof startSmtpListener>[0] = {
    disabledCommands: [],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => {
      asked.push(auth.password);
      done(null, { user: auth.username });
    },
  };
  const login = { user: 'money', password: 'a password of the mail server' };
  await sendTo({ ...options, hideSTARTTLS: true }, { login });
  expect(asked).toEqual([login.password]);
  await listener?.close();

  // The listener's certificate is its own: nobody vouches for it.
  for (const [security, isSecure] of [
    ['starttls', false],
    ['tls', true],
  ] as const) {
    const sent = sendTo({ ...options, secure: isSecure }, { login, security });
    await expect(sent, security).rejects.toThrow(/didn’t take the mail/);
    await listener?.close();
  }
  expect(asked).toHaveLength(1);
});

test('a server that offers no TLS gets nothing where TLS is asked for', async () => {
  await expect(sendTo({}, { security: 'starttls' })).rejects.toThrow(/didn’t take the mail: ETLS/);
  expect(listener?.mails).toEqual([]);
});

test('a refusal is told by its codes, without the address that the server repeats', async () => {
  const refused = sendTo(
    {
      onRcptTo: (address, _session, done) =>
        done(Object.assign(new Error(`no ${address.address}`), { responseCode: 550 })),
    },
    {},
  );
  await expect(refused).rejects.toThrow(/^the mail server didn’t take the mail: EENVELOPE 550$/);
});
