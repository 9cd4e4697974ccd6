import type { z } from 'zod';
import { applicationSettings } from './settings/application.ts';
import { corsSettings } from './settings/cors.ts';
import { databaseSettings } from './settings/database.ts';
import { mailSettings } from './settings/e-mail.ts';
import { monitoringSettings } from './settings/monitoring.ts';
import { rateLimitingSettings } from './settings/rate-limiting.ts';
import { redisSettings } from './settings/redis.ts';
import { securitySettings } from './settings/security.ts';
import type { Setting } from './settings/setting.ts';

/** Every setting of the product by group, in the order of `.env.example`. */
const settingGroups = {
  Application: applicationSettings,
  Database: databaseSettings,
  'Security and authentication': securitySettings,
  CORS: corsSettings,
  'Rate limiting': rateLimitingSettings,
  Redis: redisSettings,
  Monitoring: monitoringSettings,
  'E-mail': mailSettings,
} satisfies Record<string, Record<string, Setting<unknown>>>;

export const settings = {
  ...applicationSettings,
  ...databaseSettings,
  ...securitySettings,
  ...corsSettings,
  ...rateLimitingSettings,
  ...redisSettings,
  ...monitoringSettings,
  ...mailSettings,
};

export type SettingName = keyof typeof settings;
export type SettingValues = { [Name in SettingName]: z.output<(typeof settings)[Name]['value']> };

/** Text of `.env.example`: every setting with its meaning, commented out at its default. */
export function envExample(): string {
  const groups = Object.entries(settingGroups).map(([title, group]) => `## ${title}\n\n${entriesOf(group)}`);
  return `# Copy to .env and uncomment what you change; variables of the environment win over the file.\n\n${groups.join('\n')}`;
}

function entriesOf(group: Record<string, Setting<unknown>>): string {
  return Object.entries(group)
    .map(
      ([name, setting]) => `# ${setting.meaning}\n# Expects ${setting.expects}.\n# ${name}=${setting.default ?? ''}\n`,
    )
    .join('\n');
}
