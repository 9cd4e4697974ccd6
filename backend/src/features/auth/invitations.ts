import type { Invitation } from '@expenseai/contracts/invites';
import { AppError } from '@expenseai/core/errors';
import type { Config } from '../../platform/config/config.ts';
import type { Database, Db } from '../../platform/database/database.ts';
import type { Visitor } from '../../platform/http/caller.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import type { InvitesService } from '../members/invites.service.ts';
import { attempt, linkAttempt } from './sign-in-throttle.ts';
import { findUserInvite, inviteOfEmail, takeUserInvite } from './user-invites.repository.ts';
import { hasUsers, makeAdministrator, setVerifiedEmail, type UserRow } from './users.repository.ts';

interface InvitationsDependencies {
  database: Database;
  invites: Pick<InvitesService, 'look' | 'accept'>;
  limits: RateLimits;
  settings: Pick<Config, 'registration' | 'environment'>;
  now: () => Date;
}

/** An invitation that was looked at. */
export interface Invited extends Invitation {
  /** Left out where it was found by the address that a provider vouches for. */
  token?: string;
}

/** Who may come in: what the setting REGISTRATION says, and what invitations let one into. */
export class Invitations {
  readonly #deps: InvitationsDependencies;

  constructor(deps: InvitationsDependencies) {
    this.#deps = deps;
  }

  /** Throws `link-expired` where the token is no good invitation (any more). */
  async look(token: string, visitor: Visitor): Promise<Invitation> {
    const { limits, invites, database, now } = this.#deps;
    const found = await attempt(limits, linkAttempt(visitor.address), async () => {
      const intoLedger = await invites.look(token);
      if (intoLedger) return intoLedger;
      const invite = await findUserInvite(database.db, token, now());
      return invite && { ledger: null, email: invite.email };
    });
    if (!found) throw new AppError('link-expired');
    return found;
  }

  /** The invitation into the installation that an address has. */
  async ofAddress(email: string): Promise<Invited | undefined> {
    const { database, now } = this.#deps;
    return (await inviteOfEmail(database.db, email, now())) ? { ledger: null, email } : undefined;
  }

  /** Makes a user who exists a member of the invitation's ledger; gives the ledger's id. */
  async join(userId: string, token: string): Promise<string> {
    const ledgerId = await this.#deps.invites.accept(userId, token);
    if (ledgerId === undefined) throw new AppError('link-expired');
    return ledgerId;
  }

  /**
   * Throws `registration-closed` where somebody new needs an invitation that isn't there. Closed: only a link from
   * whoever runs the installation lets in. `isFirst`: on a machine of one's own the very first needs none.
   */
  requireAdmission(email: string, invited: Invited | undefined, isFirst: boolean): void {
    if (invited?.ledger === null && invited.email !== email) {
      throw new AppError('registration-closed', { detail: 'The invitation is for another address.' });
    }
    if (this.#isOpen(isFirst)) return;
    const { registration } = this.#deps.settings;
    if (!invited || (registration === 'closed' && invited.ledger !== null)) throw new AppError('registration-closed');
  }

  /**
   * Whether nobody has an account yet and the first to come needs no invitation. One look-up where that could be; where
   * it couldn't, nothing is said of who is here.
   */
  async isFirstRun(): Promise<boolean> {
    return this.#isOpen(true) && !(await hasUsers(this.#deps.database.db));
  }

  #isOpen(isFirst: boolean): boolean {
    const { registration, environment } = this.#deps.settings;
    const isOwnMachine = environment === 'local' || environment === 'development';
    return registration === 'open' || (isFirst && isOwnMachine);
  }

  /** Gives a new user what the invitation promises, in the transaction that makes the user. */
  async admit(db: Db, user: UserRow, invited: Invited): Promise<UserRow> {
    const { now } = this.#deps;
    const admitted = { ...user };
    if (invited.ledger === null) {
      const invite = await inviteOfEmail(db, user.email, now());
      if (!invite) throw new AppError('link-expired');
      if (invite.isAdministrator) admitted.isAdministrator = await makeAdministrator(db, user.email);
    }
    // The token came by that mailbox, or from somebody who answers for it.
    if (invited.email === user.email) {
      admitted.emailVerifiedAt = now();
      await setVerifiedEmail(db, user.id, user.email, admitted.emailVerifiedAt);
    }
    return admitted;
  }

  /**
   * Uses up what let a new user in, as the last step of making the user: what fails before leaves the invitation for
   * another try. Throws `link-expired` where it was taken back, or used by somebody else, in the meantime.
   */
  async useUp(user: UserRow, invited: Invited): Promise<void> {
    if (invited.ledger === null) {
      if (!(await takeUserInvite(this.#deps.database.db, user.email))) throw new AppError('link-expired');
    } else if (invited.token !== undefined) await this.join(user.id, invited.token);
  }
}
