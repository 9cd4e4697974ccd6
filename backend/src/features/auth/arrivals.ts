import type { SecurityEventName } from '../../platform/audit/user-audit.ts';
import type { Visitor } from '../../platform/http/caller.ts';
import { hashToken, newToken } from './refresh-tokens.ts';
import { entry, type SecurityLog } from './security-log.ts';
import type { SignIn, SignIns } from './sign-ins.ts';
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

interface ArrivalsDependencies {
  securityLog: SecurityLog;
  signIns: SignIns;
}

/** The one end of every way to sign in: a session, a known device and an event, all or none. */
export class Arrivals {
  readonly #deps: ArrivalsDependencies;

  constructor(deps: ArrivalsDependencies) {
    this.#deps = deps;
  }

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
