import type * as accounts from '@expenseai/contracts/accounts';
import type * as addresses from '@expenseai/contracts/addresses';
import type * as admin from '@expenseai/contracts/admin';
import type * as auth from '@expenseai/contracts/auth';
import type * as categories from '@expenseai/contracts/categories';
import type * as flags from '@expenseai/contracts/flags';
import type * as home from '@expenseai/contracts/home';
import type * as imports from '@expenseai/contracts/imports';
import type * as invites from '@expenseai/contracts/invites';
import type * as ledgers from '@expenseai/contracts/ledgers';
import type * as maintenance from '@expenseai/contracts/maintenance';
import type * as oidc from '@expenseai/contracts/oidc';
import type * as operations from '@expenseai/contracts/operations';
import type * as passkeys from '@expenseai/contracts/passkeys';
import type * as payees from '@expenseai/contracts/payees';
import type * as reference from '@expenseai/contracts/reference';
import type { ArgumentsOf, ResponseOf as Response, Route } from '@expenseai/contracts/route';
import type * as securityEvents from '@expenseai/contracts/security-events';
import type * as signInMethods from '@expenseai/contracts/sign-in-methods';
import type * as stepUp from '@expenseai/contracts/step-up';
import type * as storage from '@expenseai/contracts/storage';
import type * as tokens from '@expenseai/contracts/tokens';
import type * as transactions from '@expenseai/contracts/transactions';
import type * as twoFactor from '@expenseai/contracts/two-factor';
import type * as userInvites from '@expenseai/contracts/user-invites';

// Types only: the schemas would bring 90 kB of zod into every page, and the server validates anyway.
type Contracts = typeof accounts &
  typeof addresses &
  typeof admin &
  typeof auth &
  typeof categories &
  typeof home &
  typeof imports &
  typeof invites &
  typeof ledgers &
  typeof flags &
  typeof maintenance &
  typeof oidc &
  typeof operations &
  typeof passkeys &
  typeof payees &
  typeof reference &
  typeof securityEvents &
  typeof signInMethods &
  typeof storage &
  typeof tokens &
  typeof stepUp &
  typeof transactions &
  typeof twoFactor &
  typeof userInvites;

type RouteConstants = Extract<Contracts[keyof Contracts], Route>;

type NameOf<R extends Route> = R extends { method: infer M extends string; path: `/api/v1${infer Path}` }
  ? `${M} ${Path}`
  : never;

/** `GET /ledgers/{ledgerId}`: method and path below /api/v1 of each endpoint in contracts. */
export type RouteName = NameOf<RouteConstants>;

type RouteOf<Name extends RouteName> = RouteConstants extends infer R
  ? R extends Route
    ? NameOf<R> extends Name
      ? R
      : never
    : never
  : never;

/** A member that may be left out when everything in it may. */
type Part<Key extends string, Value> = [undefined] extends [Value]
  ? { [K in Key]?: Value }
  : Record<string, never> extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value };

/** What a caller of the endpoint gives. */
export type RouteArguments<Name extends RouteName> = Part<'params', ArgumentsOf<RouteOf<Name>>['params']> &
  Part<'query', ArgumentsOf<RouteOf<Name>>['query']> &
  Part<'body', ArgumentsOf<RouteOf<Name>>['body']>;

/** A body, where the endpoint has one. */
export type RouteBody<Name extends RouteName> = NonNullable<ArgumentsOf<RouteOf<Name>>['body']>;

/** What the endpoint answers. */
export type RouteResponse<Name extends RouteName> = Response<RouteOf<Name>>;
