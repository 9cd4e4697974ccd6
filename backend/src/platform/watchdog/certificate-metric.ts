import { Gauge, type Registry } from 'prom-client';
import { certificateExpiry } from './certificate.ts';

const every = 3_600_000;

/** Adds when the certificate of APP_URL runs out. It is looked at once an hour, in the background of a scrape. */
export function measureCertificate(registry: Registry, appUrl: string): void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let expiry: Date | undefined;
  new Gauge({
    name: 'expenseai_certificate_expiry_timestamp_seconds',
    help: 'When the certificate that APP_URL shows runs out; absent for http, and where nothing answers.',
    registers: [registry],
    collect() {
      if (performance.now() - lookedAt >= every) {
        lookedAt = performance.now();
        void certificateExpiry(appUrl).then((found) => {
          expiry = found;
        });
      }
      this.remove();
      if (expiry) this.set(expiry.getTime() / 1000);
    },
  });
}
