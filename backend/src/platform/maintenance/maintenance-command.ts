import { setTimeout as delay } from 'node:timers/promises';
import { runWithDatabase } from '../database/run-with-database.ts';
import { maintenanceNoticedWithin, maintenanceSince, setMaintenanceMode } from './maintenance-mode.ts';

/** `npm run maintenance -- on|off`; without either it says which of them it is. */
await runWithDatabase(async ({ db }) => {
  const [wanted] = process.argv.slice(2);
  if (wanted !== undefined && wanted !== 'on' && wanted !== 'off') {
    throw new Error('Say on or off: npm run maintenance -- on|off');
  }
  const since =
    wanted === undefined ? await maintenanceSince(db) : await setMaintenanceMode(db, wanted === 'on', new Date());
  // Only then is it true of every instance.
  if (wanted !== undefined) await delay(maintenanceNoticedWithin);
  console.log(
    since
      ? `Maintenance mode is on since ${since.toISOString()}: changes are refused with 503, reading goes on.`
      : 'Maintenance mode is off: changes are taken.',
  );
});
