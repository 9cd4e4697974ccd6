import { atLeast32, type Setting, secretText } from './setting.ts';

export const monitoringSettings = {
  METRICS_TOKEN: {
    value: secretText.optional(),
    expects: atLeast32,
    secret: true,
    meaning: 'Bearer token for /metrics; unset: answered on the loopback address only.',
  },
} satisfies Record<string, Setting<unknown>>;
