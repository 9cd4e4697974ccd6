import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { makeCertificate } from '../../backend/src/testing/nginx.ts';
import { startSmtpListener } from '../../backend/src/testing/smtp-listener.ts';
import type { Stack } from './frame/stack.ts';

const run = promisify(execFile);
/** On the network "web", as an SSH tunnel to this machine reaches it. */
const prometheus = 'http://10.213.1.41:9090/api/v1';
/** This machine on the network "egress", where Alertmanager finds a mail server. */
const gateway = '10.213.3.1';
const patience = { timeout: 90_000, interval: 500 };

/** The profile `monitoring`, of a stack that was started with it. */
export function describeMonitoring(stack: () => Stack): void {
  it('Prometheus reads every instance by its token, has every rule, and knows its Alertmanager', async () => {
    const read = async () => {
      const { activeTargets } = await asked<{ activeTargets: Target[] }>('/targets');
      return activeTargets.map(({ labels, health }) => `${labels.instance} ${health}`).sort();
    };
    await expect.poll(read, patience).toEqual(['backend-2:3000 up', 'backend:3000 up', 'worker:3000 up']);
    const written = readFileSync(join(stack().folder, 'monitoring/prometheus/alerts.yml'), 'utf8');
    const { groups } = await asked<{ groups: { rules: Rule[] }[] }>('/rules');
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.map(({ name }) => name)).toEqual([...written.matchAll(/- alert: (\S+)/g)].map(([, name]) => name));
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
    const { activeAlertmanagers } = await asked<{ activeAlertmanagers: { url: string }[] }>('/alertmanagers');
    expect(activeAlertmanagers).toMatchObject([{ url: 'http://alertmanager:9093/api/v2/alerts' }]);
  });

  it('an instance that is down is seen, and an alert is mailed by the product’s mail server to its administrator', {
    timeout: 180_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-server-'));
    makeCertificate(folder, `IP:${gateway}`);
    const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(join(folder, name)));
    const login = { username: 'alerts', password: 'a "word" & more' };
    const mails = await startSmtpListener(
      {
        key,
        cert,
        disabledCommands: [],
        onAuth: ({ username, password }, _session, done) =>
          username === login.username && password === login.password
            ? done(null, { user: login.username })
            : done(new Error('another user')),
      },
      gateway,
    );
    try {
      appendFileSync(
        join(stack().folder, '.env.production'),
        `SMTP_HOST=${gateway}
SMTP_PORT=${mails.port}
SMTP_USER=${login.username}
SMTP_PASSWORD='${login.password}'
MAIL_FROM="O'Neill & Sons <money@example.org>"
ADMIN_EMAIL=operator@example.org
`,
      );
      await run('bash', ['deploy/prepare.sh', 'production'], { cwd: stack().folder });
      cpSync(join(folder, 'certificate.pem'), join(stack().folder, 'secrets/production/monitoring/authority.pem'));
      await stack().compose('kill', '-s', 'HUP', 'alertmanager');
      await stack().stop('worker');
      await stack().exec(
        'alertmanager',
        ...['amtool', '--alertmanager.url=http://127.0.0.1:9093', 'alert', 'add'],
        ...['alertname=ExpenseAIDown', 'severity=critical', 'instance=elsewhere:3000'],
      );
      const seen = async () => {
        const { alerts } = await asked<{ alerts: Alert[] }>('/alerts');
        return alerts.map(({ labels }) => `${labels.alertname} ${labels.instance}`);
      };
      await expect.poll(seen, patience).toContain('ExpenseAIDown worker:3000');
      const mail = await mails.next('operator@example.org');
      expect(mail.subject).toContain('ExpenseAIDown');
      expect(mail.from?.value).toEqual([{ name: "O'Neill & Sons", address: 'money@example.org' }]);
    } finally {
      await stack().start('worker');
      await mails.close();
      rmSync(folder, { recursive: true });
    }
    await stack().untilHealthy();
  });
}

interface Target {
  labels: { instance: string };
  health: string;
}

interface Rule {
  name: string;
  health: string;
}

interface Alert {
  labels: { alertname: string; instance: string };
}

/** What Prometheus's HTTP API has as `data`. */
async function asked<Data>(path: string): Promise<Data> {
  const answer = await fetch(prometheus + path);
  return ((await answer.json()) as { data: Data }).data;
}
