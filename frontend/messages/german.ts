import accounts from './de/accounts.json';
import address from './de/address.json';
import admin from './de/admin.json';
import categories from './de/categories.json';
import history from './de/history.json';
import home from './de/home.json';
import importStatus from './de/import-status.json';
import imports from './de/imports.json';
import inbox from './de/inbox.json';
import invites from './de/invites.json';
import late from './de/late.json';
import lostLedger from './de/lost-ledger.json';
import manage from './de/manage.json';
import onboarding from './de/onboarding.json';
import password from './de/password.json';
import payees from './de/payees.json';
import quickAdd from './de/quick-add.json';
import remarks from './de/remarks.json';
import security from './de/security.json';
import securityEvents from './de/security-events.json';
import settings from './de/settings.json';
import shell from './de/shell.json';
import signIn from './de/sign-in.json';
import stepUp from './de/step-up.json';
import storage from './de/storage.json';
import tags from './de/tags.json';
import tokens from './de/tokens.json';
import transactionParts from './de/transaction-parts.json';
import transactions from './de/transactions.json';

/** Every text in German, in one piece: it comes once, after the page, for those who read it. */
export const german = {
  ...shell,
  ...late,
  ...signIn,
  ...security,
  ...securityEvents,
  ...stepUp,
  ...home,
  ...quickAdd,
  ...transactions,
  ...transactionParts,
  ...imports,
  ...importStatus,
  ...onboarding,
  ...inbox,
  ...invites,
  ...history,
  ...accounts,
  ...categories,
  ...lostLedger,
  ...manage,
  ...address,
  ...admin,
  ...password,
  ...payees,
  ...remarks,
  ...settings,
  ...storage,
  ...tags,
  ...tokens,
};
