import { useLocale } from 'use-intl';
import { languageOf } from '../../lib/locale.ts';

/** A sentence that only the server can say, for those who read its language; it has no code to translate by. */
export function useServerSentence(): (sentence: string) => string | undefined {
  const isEnglish = languageOf(useLocale()) === 'en';
  return (sentence) => (isEnglish ? sentence : undefined);
}
