import type { Remark } from '@expenseai/core/remark';
import { useTranslations } from 'use-intl';

type About = 'fileProblems' | 'lineProblems' | 'inferenceReasons';

/** Says what was found in a file; one that this page doesn't know yet in the server's own words, which are English. */
export function useRemarkText(about: About): (remarks: readonly Remark[], sentence: string) => string {
  const t = useTranslations('remarks');
  return (remarks, sentence) => {
    const isKnown = remarks.every(({ code }) => t.has(`${about}.${code}` as Parameters<typeof t>[0]));
    if (!isKnown || remarks.length === 0) return sentence;
    return remarks.map(({ code, params }) => t(`${about}.${code}` as Parameters<typeof t>[0], params)).join(' ');
  };
}
