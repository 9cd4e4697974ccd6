import type { AnalyticsConfig } from '../../platform/config/settings/analytics.ts';

/** Milliseconds that the statistics have to take a page view. */
const patience = 3_000;
/** Page views on their way at once; more are left out rather than held in memory. */
const mostInFlight = 20;

/**
 * Hands page views to a Plausible (`POST /api/event`, plausible.io/docs/events-api) or Umami (`POST /api/send`,
 * docs.umami.is/docs/api/sending-stats). Both drop what comes without a browser's name, so that goes along; the
 * visitor's address doesn't, nor anything else of the request.
 */
export class Analytics {
  readonly #config: AnalyticsConfig;
  /** Host name and scheme under which people open the product. */
  readonly #appUrl: URL;
  #inFlight = 0;

  constructor(config: AnalyticsConfig, appUrl: string) {
    this.#config = config;
    this.#appUrl = new URL(appUrl);
  }

  /** Sends it off; whether it arrives is none of the visitor's business. */
  count(page: string, browser: string): void {
    if (this.#inFlight >= mostInFlight) return;
    this.#inFlight += 1;
    const { path, body } = this.#message(page);
    fetch(`${this.#config.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': browser },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
      .then((answer) => answer.body?.cancel())
      .catch(() => undefined)
      .finally(() => {
        this.#inFlight -= 1;
      });
  }

  #message(page: string): { path: string; body: object } {
    const { server, site } = this.#config;
    switch (server) {
      case 'plausible':
        return {
          path: '/api/event',
          body: { name: 'pageview', domain: site, url: `${this.#appUrl.origin}${page}` },
        };
      case 'umami':
        return {
          path: '/api/send',
          body: { type: 'event', payload: { website: site, hostname: this.#appUrl.hostname, url: page } },
        };
    }
  }
}
