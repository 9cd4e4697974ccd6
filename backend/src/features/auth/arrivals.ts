import type * as contract from '@expenseai/contracts/auth';
import type { SecurityEventName } from '@expenseai/contracts/security-events';
import type { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import type { Visitor } from '../../platform/http/caller.ts';
import { keepChallenge, patience } from './challenges.repository.ts';
import { hashToken, newToken } from './refresh-tokens.ts';
import { entry, type SecurityLog } from './security-log.ts';
import type { SignIn, SignIns } from './sign-ins.ts';
import { hasTwoFactor } from './two-factor.repository.ts';
import { rememberDevice, type UserRow } from './users.repository.ts';

/** A sign-in and the token by which its device is known next time. */
export interface DeviceSignIn extends SignIn {
  deviceToken: string;
}

/** Somebody who has proved who they are. */
export interface Arrival {
  user: UserRow;
  visitor: Visitor;
  /** What the browser brought, and whether an earlier sign-in of this user left it there. */
  device: { token: string | undefined; isKnown: boolean };
  event: SecurityEventName;
  details?: Record<string, unknown>;
}

/** What is asked of somebody before they are let in. */
export type SecondStep = z.output<typeof contract.SecondStep>;

interface ArrivalsDependencies {
  database: Database;
  securityLog: SecurityLog;
  signIns: SignIns;
  now: () => Date;
}

/** The one end of every way to sign in. */
export class Arrivals {
  readonly #deps: ArrivalsDependencies;

  constructor(deps: ArrivalsDependencies) {
    this.#deps = deps;
  }

  /** Lets somebody in who has proved one thing, or asks for the second step where the user has one. */
  async arrive(arrival: Arrival): Promise<DeviceSignIn | SecondStep> {
    const { database, now } = this.#deps;
    const { user, details = {} } = arrival;
    if (!(await hasTwoFactor(database.db, user.id))) return this.welcome(arrival);
    const token = newToken();
    await keepChallenge(database.db, { token, purpose: 'second-step', userId: user.id, state: details }, now());
    return { secondStep: { token, expiresIn: patience / 1000 } };
  }

  /** Lets in: a session, a known device and an event, all or none. */
  welcome({ user, visitor, device, event, details }: Arrival): Promise<DeviceSignIn> {
    const deviceToken = device.isKnown && device.token !== undefined ? device.token : newToken();
    return this.#deps.securityLog.change(async (db, note) => {
      const signIn = await this.#deps.signIns.begin(db, user, visitor);
      if (!device.isKnown) await rememberDevice(db, user.id, hashToken(deviceToken));
      await note(entry(event, user.id, visitor, { ...details, ...(device.isKnown ? {} : { isNewDevice: true }) }));
      return { ...signIn, deviceToken };
    });
  }
}
