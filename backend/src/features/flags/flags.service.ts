import { type Flag, FlagName, type setFlag } from '@expenseai/contracts/flags';
import type { InputOf } from '@expenseai/contracts/route';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { listFlagSettingsOfPeople, saveFlagSetting } from '../../platform/flags/flags.repository.ts';
import { Flags } from '../../platform/flags/flags.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { SecurityLog } from '../auth/security-log.ts';

/** What an administrator switches while the product runs. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly database: Database,
    private readonly flags: Flags,
    private readonly securityLog: SecurityLog,
    @Inject(clock) private readonly now: Clock,
  ) {}

  async list(): Promise<{ flags: Flag[] }> {
    const settings = await listFlagSettingsOfPeople(this.database.db);
    return { flags: FlagName.options.map((name) => this.#show(name, settings)) };
  }

  /** Holds here at once and on every instance within two seconds; noted in the administrator's chain. */
  async set(flag: FlagName, body: InputOf<typeof setFlag>['body'], { userId, address }: Caller): Promise<Flag> {
    await this.securityLog.change(async (db, note) => {
      await saveFlagSetting(db, flag, { ...body, changedAt: this.now() });
      await note({ event: 'admin.flag.change', userId, address, device: null, details: { flag, ...body } });
    });
    await this.flags.read();
    return this.#show(flag, await listFlagSettingsOfPeople(this.database.db));
  }

  #show(name: FlagName, settings: Awaited<ReturnType<typeof listFlagSettingsOfPeople>>): Flag {
    const own = settings.filter(({ flag }) => flag === name);
    return {
      name,
      isOnByDefault: this.flags.defaults[name],
      settings: own.map(({ scope, subjectId, email, isOn, changedAt }) => ({
        scope,
        subjectId,
        email,
        isOn,
        changedAt: changedAt.toISOString(),
      })),
    };
  }
}
