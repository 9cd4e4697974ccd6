import * as accounts from './accounts.ts';
import * as addresses from './addresses.ts';
import * as admin from './admin.ts';
import * as auth from './auth.ts';
import * as categories from './categories.ts';
import * as clientErrors from './client-errors.ts';
import * as flags from './flags.ts';
import * as home from './home.ts';
import * as imports from './imports.ts';
import * as invites from './invites.ts';
import * as ledgers from './ledgers.ts';
import * as maintenance from './maintenance.ts';
import * as oidc from './oidc.ts';
import * as operations from './operations.ts';
import * as pageViews from './page-views.ts';
import * as passkeys from './passkeys.ts';
import * as payees from './payees.ts';
import * as reference from './reference.ts';
import type { Route } from './route.ts';
import * as securityEvents from './security-events.ts';
import * as signInMethods from './sign-in-methods.ts';
import * as stepUp from './step-up.ts';
import * as storage from './storage.ts';
import * as tokens from './tokens.ts';
import * as transactions from './transactions.ts';
import * as twoFactor from './two-factor.ts';
import * as userInvites from './user-invites.ts';

const exported: Record<string, unknown> = {
  ...auth,
  ...passkeys,
  ...twoFactor,
  ...securityEvents,
  ...signInMethods,
  ...addresses,
  ...stepUp,
  ...oidc,
  ...invites,
  ...ledgers,
  ...accounts,
  ...categories,
  ...payees,
  ...transactions,
  ...imports,
  ...operations,
  ...home,
  ...reference,
  ...admin,
  ...userInvites,
  ...flags,
  ...maintenance,
  ...storage,
  ...tokens,
  ...clientErrors,
  ...pageViews,
};

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
}

/** Every endpoint under /api/v1, by the name of its constant. */
export const routes: ReadonlyMap<string, Route> = new Map(
  Object.entries(exported).filter((entry): entry is [string, Route] => isRoute(entry[1])),
);
