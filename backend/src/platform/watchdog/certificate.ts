import { isIP } from 'node:net';
import { connect } from 'node:tls';

const patience = 5_000;

/**
 * When the certificate that an https address shows runs out; undefined for http, and where nothing answers, which a
 * machine behind a router can't tell from a fault. Whether it is trusted is left to those who use it.
 */
export function certificateExpiry(url: string): Promise<Date | undefined> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:') return Promise.resolve(undefined);
  const host = hostname.replace(/^\[|\]$/g, '');
  const name = isIP(host) === 0 ? { servername: host } : {};
  return new Promise((resolve) => {
    // An untrusted one, too, has a day on which it runs out.
    const socket = connect({ host, port: Number(port || 443), ...name, rejectUnauthorized: false });
    const end = (expiry?: Date) => {
      socket.destroy();
      resolve(expiry);
    };
    socket.setTimeout(patience, () => end());
    socket.once('error', () => end());
    socket.once('secureConnect', () => {
      const until = new Date(socket.getPeerCertificate().valid_to);
      end(Number.isNaN(until.getTime()) ? undefined : until);
    });
  });
}
