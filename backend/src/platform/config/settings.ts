import type { z } from 'zod';
import { analyticsSettings } from './settings/analytics.ts';
import { applicationSettings } from './settings/application.ts';
import { backupSettings } from './settings/backup.ts';
import { corsSettings } from './settings/cors.ts';
import { databaseSettings } from './settings/database.ts';
import { mailSettings } from './settings/e-mail.ts';
import { featureFlagSettings } from './settings/feature-flags.ts';
import { fileStorageSettings } from './settings/file-storage.ts';
import { monitoringSettings } from './settings/monitoring.ts';
import { performanceSettings } from './settings/performance.ts';
import { rateLimitingSettings } from './settings/rate-limiting.ts';
import { redisSettings } from './settings/redis.ts';
import { securitySettings } from './settings/security.ts';
import type { Setting } from './settings/setting.ts';

/** Every setting of the product by group, in the order of `.env.example` and `.env.production.example`. */
export const settingGroups = {
  Application: applicationSettings,
  Database: databaseSettings,
  'Security and authentication': securitySettings,
  CORS: corsSettings,
  'Rate limiting': rateLimitingSettings,
  Redis: redisSettings,
  Monitoring: monitoringSettings,
  'E-mail': mailSettings,
  'File storage (S3)': fileStorageSettings,
  Analytics: analyticsSettings,
  'Feature flags': featureFlagSettings,
  Performance: performanceSettings,
  Backup: backupSettings,
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
  ...fileStorageSettings,
  ...analyticsSettings,
  ...featureFlagSettings,
  ...performanceSettings,
  ...backupSettings,
};

export type SettingName = keyof typeof settings;
export type SettingValues = { [Name in SettingName]: z.output<(typeof settings)[Name]['value']> };
