import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];

/** Makes an authority in the folder; gives the path of its certificate, in PEM. */
export function makeAuthority(folder: string, name: string): string {
  const file = join(folder, `${name}.pem`);
  openssl('req', '-x509', ...key, '-subj', `/CN=${name}`, '-keyout', join(folder, `${name}.key`), '-out', file);
  return file;
}

/** Has the authority of that name sign a certificate for `localhost`: `server.crt` with `server.key`, in `target`. */
export function makeCertificate(folder: string, authority: string, target: string): void {
  const signer = ['-CA', join(folder, `${authority}.pem`), '-CAkey', join(folder, `${authority}.key`)];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', join(target, 'server.key'), '-out', join(target, 'server.crt')];
  openssl('req', '-x509', ...signer, ...key, ...names, ...files);
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}
