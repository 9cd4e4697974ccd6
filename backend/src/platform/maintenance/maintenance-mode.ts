import type { Db } from '../database/database.ts';

/** Since when changes are refused; null while they aren't. */
export async function maintenanceSince(db: Db): Promise<Date | null> {
  const row = await db.selectFrom('maintenanceMode').select('since').executeTakeFirst();
  return row?.since ?? null;
}

/** Switches the mode for every instance on this database, and gives since when it is on; twice is the same as once. */
export async function setMaintenanceMode(db: Db, isOn: boolean, now: Date): Promise<Date | null> {
  if (isOn) {
    await db
      .insertInto('maintenanceMode')
      .values({ since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else await db.deleteFrom('maintenanceMode').execute();
  return maintenanceSince(db);
}

/** Milliseconds within which every instance knows of a switch. */
export const maintenanceNoticedWithin = 2_000;

/**
 * What this process knows of the mode: asked for each two seconds instead of with each request. While the database
 * doesn't answer, what was known last holds.
 */
export class MaintenanceWatch {
  readonly #db: Db;
  readonly #onChange: (since: Date | null) => void;
  #since: Date | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(db: Db, onChange: (since: Date | null) => void) {
    this.#db = db;
    this.#onChange = onChange;
  }

  get since(): Date | null {
    return this.#since;
  }

  /** Settles when the mode is known, so that no request is served before. */
  async start(): Promise<void> {
    await this.#look();
    this.#timer = setInterval(() => {
      this.#look().catch(() => undefined);
    }, maintenanceNoticedWithin / 2);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const since = await maintenanceSince(this.#db);
    const hasChanged = (since === null) !== (this.#since === null);
    this.#since = since;
    if (hasChanged) this.#onChange(since);
  }
}
