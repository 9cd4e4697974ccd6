import type accounts from '../messages/en/accounts.json';
import type address from '../messages/en/address.json';
import type admin from '../messages/en/admin.json';
import type categories from '../messages/en/categories.json';
import type history from '../messages/en/history.json';
import type home from '../messages/en/home.json';
import type importStatus from '../messages/en/import-status.json';
import type imports from '../messages/en/imports.json';
import type inbox from '../messages/en/inbox.json';
import type invites from '../messages/en/invites.json';
import type late from '../messages/en/late.json';
import type lostLedger from '../messages/en/lost-ledger.json';
import type manage from '../messages/en/manage.json';
import type onboarding from '../messages/en/onboarding.json';
import type password from '../messages/en/password.json';
import type payees from '../messages/en/payees.json';
import type quickAdd from '../messages/en/quick-add.json';
import type remarks from '../messages/en/remarks.json';
import type security from '../messages/en/security.json';
import type securityEvents from '../messages/en/security-events.json';
import type settings from '../messages/en/settings.json';
import type shell from '../messages/en/shell.json';
import type signIn from '../messages/en/sign-in.json';
import type stepUp from '../messages/en/step-up.json';
import type storage from '../messages/en/storage.json';
import type tags from '../messages/en/tags.json';
import type tokens from '../messages/en/tokens.json';
import type transactionParts from '../messages/en/transaction-parts.json';
import type transactions from '../messages/en/transactions.json';

/** Keys of the catalogues are checked by the compiler; a test holds the other languages to the same keys. */
declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof shell &
      typeof address &
      typeof admin &
      typeof late &
      typeof signIn &
      typeof home &
      typeof quickAdd &
      typeof transactions &
      typeof transactionParts &
      typeof imports &
      typeof importStatus &
      typeof onboarding &
      typeof inbox &
      typeof invites &
      typeof history &
      typeof accounts &
      typeof categories &
      typeof lostLedger &
      typeof manage &
      typeof password &
      typeof payees &
      typeof remarks &
      typeof security &
      typeof securityEvents &
      typeof stepUp &
      typeof settings &
      typeof storage &
      typeof tags &
      typeof tokens;
  }
}
