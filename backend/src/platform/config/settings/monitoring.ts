import { randomKey, type Setting } from './setting.ts';

export const monitoringSettings = {
  METRICS_TOKEN: {
    ...randomKey,
    isRequired: true,
    meaning: 'Bearer token for /metrics; unset: answered on the loopback address only.',
  },
} satisfies Record<string, Setting<unknown>>;
