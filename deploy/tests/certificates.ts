import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startCertificateAuthority } from './frame/certificate-authority.ts';
import { ask } from './frame/client.ts';
import type { Stack } from './frame/stack.ts';

const run = promisify(execFile);

/** A line of testssl.sh's report. */
interface Finding {
  id: string;
  severity: string;
  finding: string;
}

/** What was looked at, by the scanner's name for it, and why it is none or is lived with. */
const accepted: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'accepted-tls-findings.json'), 'utf8'),
);
const harmless = ['OK', 'INFO', 'DEBUG'];

/** Certificates as certbot gets them, and what a scanner says of TLS on the published port. */
export function describeCertificates(stack: () => Stack): void {
  it('certbot gets a certificate by a challenge through nginx, which serves it by itself, and each renewed one', async () => {
    expect((await served()).issuer.CN).toBe('localhost');
    const authority = await startCertificateAuthority();
    try {
      const names = ['-d', 'money.example.org', '-d', 'www.money.example.org'];
      // Of the authority's own certificate; by a person it is asked for with an address, and agreed to.
      const ofAuthority = ['--server', authority.url, '--no-verify-ssl'];
      const unasked = ['--non-interactive', '--agree-tos', '--register-unsafely-without-email'];
      const webroot = ['certonly', '--webroot', '-w', '/var/www/certbot', ...names];
      await stack().exec('certbot', 'certbot', ...webroot, ...ofAuthority, ...unasked);
      await expect.poll(async () => (await served()).issuer.CN).toMatch(/^Pebble Intermediate CA/);
      const first = (await served()).serialNumber;
      await stack().exec(
        'certbot',
        'certbot',
        'renew',
        '--force-renewal',
        '--no-random-sleep-on-renew',
        ...ofAuthority,
      );
      await expect.poll(async () => (await served()).serialNumber).not.toBe(first);
      expect((await served()).subjectaltname).toBe('DNS:money.example.org, DNS:www.money.example.org');
    } finally {
      authority.stop();
    }
    expect((await ask('/health')).status).toBe(200);
  });

  it('testssl.sh finds no weak protocol or cipher, and nothing that nobody has looked at', {
    timeout: 300_000,
  }, async () => {
    const report = join(stack().folder, 'tls.json');
    const options = ['--quiet', '--color', '0', '--warnings', 'off', '--nodns', 'none', '--jsonfile', report];
    const sections = ['--protocols', '--std', '--fs', '--server-defaults', '--vulnerable'];
    // Its status counts findings, which are read from the report.
    await run('testssl', [...options, ...sections, 'localhost:443'], { maxBuffer: 64e6 }).catch(() => undefined);
    const findings: Finding[] = JSON.parse(readFileSync(report, 'utf8'));
    const looked = ['TLS1', 'TLS1_3', 'cipherlist_LOW', 'PFS', 'heartbleed', 'RC4'];
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(looked));
    expect(findings.filter(({ id, severity }) => !harmless.includes(severity) && !(id in accepted))).toEqual([]);
  });
}

/** The certificate that is served now. */
async function served() {
  const socket = connect({ host: '127.0.0.1', port: 443, servername: 'localhost', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerCertificate();
  socket.destroy();
  return certificate;
}
