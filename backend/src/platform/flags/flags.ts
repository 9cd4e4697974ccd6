import { randomUUID } from 'node:crypto';
import type { FlagName } from '@expenseai/contracts/flags';
import { AppError } from '@expenseai/core/errors';
import { type Client, OpenFeature } from '@openfeature/server-sdk';
import type { Db } from '../database/database.ts';
import { FlagProvider } from './flag-provider.ts';
import { listFlagSettings } from './flags.repository.ts';

/** Whom a flag is asked for. */
export interface FlagSubject {
  userId: string;
  ledgerId?: string | undefined;
}

/** Milliseconds after which a change on another instance is known here. */
const readEvery = 2_000;

/** What is switched on, for whom. Settings are read every two seconds, one query; asking for a flag costs none. */
export class Flags {
  readonly defaults: Record<FlagName, boolean>;
  readonly #db: Db;
  readonly #onError: (error: unknown) => void;
  readonly #provider: FlagProvider;
  /** Of this instance, since OpenFeature's registry is one for the whole process. */
  readonly #domain = randomUUID();
  #client: Client | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #reading: Promise<void> = Promise.resolve();

  constructor(db: Db, defaults: Record<FlagName, boolean>, onError: (error: unknown) => void) {
    this.defaults = defaults;
    this.#db = db;
    this.#onError = onError;
    this.#provider = new FlagProvider(defaults);
  }

  async start(): Promise<void> {
    await this.read();
    await OpenFeature.setProviderAndWait(this.#domain, this.#provider);
    this.#client = OpenFeature.getClient(this.#domain);
    this.#timer = setInterval(() => {
      this.#reading = this.read().catch(this.#onError);
    }, readEvery).unref();
  }

  /** Brings the settings up to date; what was known stays where the database can't be asked. */
  async read(): Promise<void> {
    this.#provider.settings = await listFlagSettings(this.#db);
  }

  async isOn(flag: FlagName, { userId, ledgerId }: FlagSubject): Promise<boolean> {
    const context = { targetingKey: userId, ...(ledgerId && { ledgerId }) };
    const { value, errorMessage } = (await this.#client?.getBooleanDetails(flag, false, context)) ?? {};
    if (value === undefined || errorMessage) throw new Error(`The flag ${flag} can’t be read: ${errorMessage}`);
    return value;
  }

  /** Throws `switched-off` where the flag isn't on. */
  async require(flag: FlagName, subject: FlagSubject): Promise<void> {
    if (!(await this.isOn(flag, subject))) throw new AppError('switched-off');
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#reading;
  }
}
