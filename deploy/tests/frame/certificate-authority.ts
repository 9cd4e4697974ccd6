import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeCertificate } from '../../../backend/src/testing/nginx.ts';
import { proxyAddress } from './client.ts';

export interface CertificateAuthority {
  /** For certbot's `--server`. */
  url: string;
  stop(): void;
}

/** This machine on the network "edge", where certbot's container reaches it. */
const gateway = '10.213.0.1';
/** Where nginx answers challenges of every name there. */
const challengePort = 8080;

/**
 * An authority that speaks ACME (RFC 8555) as Let’s Encrypt does, and asks nginx for the challenge of any name: pebble,
 * with its own name server.
 */
export async function startCertificateAuthority(): Promise<CertificateAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  makeCertificate(folder);
  const [certificate, privateKey] = ['certificate.pem', 'key.pem'].map((name) => join(folder, name));
  const addresses = { listenAddress: `${gateway}:14000`, managementListenAddress: '127.0.0.1:15000' };
  const settings = { ...addresses, certificate, privateKey, httpPort: challengePort, tlsPort: 5001 };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ pebble: settings }));
  const listening = ['-dns01', '127.0.0.1:8053', '-management', '127.0.0.1:8055'];
  const others = ['-http01', '', '-https01', '', '-tlsalpn01', ''];
  const answering = ['-defaultIPv4', proxyAddress, '-defaultIPv6', ''];
  const names = spawn('pebble-challtestsrv', [...listening, ...others, ...answering], { stdio: 'ignore' });
  const authority = spawn('pebble', ['-config', join(folder, 'config.json'), '-dnsserver', '127.0.0.1:8053'], {
    // It waits before it asks, and refuses some requests on purpose, to try clients.
    env: { ...process.env, PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0' },
    stdio: 'ignore',
  });
  const stop = () => {
    for (const child of [names, authority]) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  for (let isUp = false; !isUp; await delay(50)) {
    if (names.exitCode !== null || authority.exitCode !== null) throw new Error('pebble has ended');
    isUp = await answers(`https://${gateway}:14000/dir`);
  }
  return { url: `https://${gateway}:14000/dir`, stop };
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { rejectUnauthorized: false, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).once('error', () => resolve(false));
  });
}
