import type { SelectOption } from '../ui/select.tsx';

/** The time zones that the browser knows, UTC and the chosen one among them. */
export function zoneOptions(chosen: string): SelectOption[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
