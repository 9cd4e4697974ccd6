import type en from '../messages/en.json';

/** Keys of the catalogue are checked by the compiler; a test holds the other languages to the same keys. */
declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof en;
  }
}
