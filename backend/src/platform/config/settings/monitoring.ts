import { z } from 'zod';
import { httpUrl, randomKey, type Setting } from './setting.ts';

const share = z
  .string()
  .regex(/^(?:0(?:\.\d{1,4})?|1(?:\.0{1,4})?)$/)
  .transform(Number);

const headers = z
  .string()
  .regex(/^[\w-]+=[^,=]+(?:,[\w-]+=[^,=]+)*$/)
  .transform((text): Record<string, string> => Object.fromEntries(text.split(',').map((pair) => pair.split('='))));

export const monitoringSettings = {
  METRICS_TOKEN: {
    ...randomKey,
    isRequired: true,
    meaning: 'Bearer token for /metrics; unset: answered on the loopback address only.',
  },
  SENTRY_DSN: {
    value: z
      .url({ protocol: /^https?$/ })
      .regex(/^https?:\/\/\w+@[^/]+\/(?:.+\/)?\d+$/)
      .optional(),
    expects: 'the DSN of a Sentry project, such as https://KEY@sentry.example.org/42',
    secret: true,
    meaning:
      'Where errors of API, jobs and web are reported to: type, message without quotes, stack, release, request id. Unset: nowhere.',
  },
  SENTRY_TRACES_SAMPLE_RATE: {
    value: share,
    expects: 'a number from 0 to 1',
    default: '0',
    meaning: 'Share of requests whose times are sent to Sentry, too.',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    value: httpUrl.optional(),
    expects: 'an http or https URL, such as http://collector:4318',
    meaning: 'OpenTelemetry collector that takes a span for each request, by OTLP/HTTP; unset: none.',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    value: headers.optional(),
    expects: 'name=value pairs, separated by commas',
    secret: true,
    meaning: 'Headers for the collector, such as a key.',
  },
} satisfies Record<string, Setting<unknown>>;
