import { z } from 'zod';
import { httpUrl, type Setting } from './setting.ts';

export const analyticsSettings = {
  ANALYTICS_URL: {
    value: httpUrl.optional(),
    expects: 'an http or https URL, such as https://statistics.example.org',
    meaning:
      'Your own Plausible or Umami, to which this server passes on which pages are opened: path and browser, no address, no ids, nothing of who asks not to be tracked. Unset: nothing is counted.',
  },
  ANALYTICS_SITE: {
    value: z.string().max(200).optional(),
    expects: 'what the site is called there: its domain in Plausible, its website id in Umami',
    meaning: 'Name of the site in those statistics; required with ANALYTICS_URL.',
  },
  ANALYTICS_SERVER: {
    value: z.enum(['plausible', 'umami']),
    expects: 'plausible or umami',
    default: 'plausible',
    meaning: 'Which of the two it is.',
  },
} satisfies Record<string, Setting<unknown>>;

type AnalyticsValues = {
  [Name in keyof typeof analyticsSettings]: z.output<(typeof analyticsSettings)[Name]['value']>;
};

/** Where page views go, and in which form. */
export interface AnalyticsConfig {
  url: string;
  site: string;
  server: 'plausible' | 'umami';
}

/** Null where nothing is counted. */
export function toAnalyticsConfig(values: AnalyticsValues): AnalyticsConfig | null {
  const { ANALYTICS_URL: url, ANALYTICS_SITE: site, ANALYTICS_SERVER: server } = values;
  return url && site ? { url, site, server } : null;
}

/** What the settings lack for each other: a sentence by the setting to change. */
export function analyticsFaults(values: Partial<AnalyticsValues>): Map<keyof AnalyticsValues, string> {
  const faults = new Map<keyof AnalyticsValues, string>();
  if (values.ANALYTICS_URL !== undefined && values.ANALYTICS_SITE === undefined) {
    const { expects } = analyticsSettings.ANALYTICS_SITE;
    faults.set('ANALYTICS_SITE', `ANALYTICS_SITE is missing, but required with ANALYTICS_URL: expects ${expects}.`);
  }
  return faults;
}
