'use client';

import {
  ArrowLeftRight,
  AtSign,
  BookOpen,
  CalendarDays,
  CircleHelp,
  Eye,
  EyeOff,
  FileDown,
  Gauge,
  Hash,
  History,
  House,
  Inbox,
  Landmark,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Shapes,
  Sun,
  Undo2,
  Upload,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { toggleAmounts } from '../../lib/hidden-amounts.ts';
import { useLedger, useLedgers } from '../../lib/ledger.ts';
import { languageOf, languages, regionalLocale } from '../../lib/locale.ts';
import { useLocaleControl } from '../../lib/locale-provider.tsx';
import { paths } from '../../lib/paths.ts';
import { useMe, useSignOut, useUpdateMe } from '../../lib/session.ts';
import { setTheme, themes, useTheme } from '../../lib/theme.ts';
import { useAreAmountsHidden } from '../../ui/amount-text.ts';
import type { BarOption } from './bar-option.ts';
import { useUndoLast } from './use-undo-last.ts';

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Everything that the bar can do besides adding and finding: where to go, and what to do. */
export function useCommands(undo: (operationId: string) => void): BarOption[] {
  const t = useTranslations('quickAdd');
  const router = useRouter();
  const { data: me } = useMe(false);
  const ledger = useLedger();
  const { data: ledgers = [] } = useLedgers();
  const { setLocale } = useLocaleControl();
  const { mutate: updateMe } = useUpdateMe();
  const signOut = useSignOut();
  const undoLast = useUndoLast(undo);
  const theme = useTheme();
  const areHidden = useAreAmountsHidden();
  const language = languageOf(useLocale());
  const canEdit = ledger.role !== 'viewer';

  const page = (key: string, label: string, icon: BarOption['icon'], href: string): BarOption => ({
    key,
    group: t('pages'),
    icon,
    label,
    run: () => router.push(href),
  });
  const action = (key: string, label: string, icon: BarOption['icon'], run: () => void): BarOption => ({
    key,
    group: t('actions'),
    icon,
    label,
    run,
  });

  return [
    page('home', t('home'), <House aria-hidden="true" />, paths.home()),
    page('inbox', t('inbox'), <Inbox aria-hidden="true" />, paths.inbox()),
    page('transactions', t('transactions'), <ArrowLeftRight aria-hidden="true" />, paths.transactions()),
    page(
      'this-month',
      t('thisMonth'),
      <CalendarDays aria-hidden="true" />,
      paths.transactions({ q: 'date:this-month' }),
    ),
    page('review', t('review'), <CircleHelp aria-hidden="true" />, paths.transactions({ q: 'is:unreviewed' })),
    page('imports', t('imports'), <FileDown aria-hidden="true" />, paths.imports()),
    page('accounts', t('accounts'), <Landmark aria-hidden="true" />, paths.accounts()),
    page('categories', t('categories'), <Shapes aria-hidden="true" />, paths.categories()),
    page('tags', t('tags'), <Hash aria-hidden="true" />, paths.tags()),
    page('payees', t('payees'), <AtSign aria-hidden="true" />, paths.payees()),
    page('history', t('history'), <History aria-hidden="true" />, paths.history()),
    page('settings', t('settings'), <Settings aria-hidden="true" />, paths.settings()),
    ...(me?.isAdministrator ? [page('admin', t('admin'), <Gauge aria-hidden="true" />, paths.admin())] : []),
    ...(canEdit
      ? [
          action('import', t('import'), <Upload aria-hidden="true" />, () => router.push(paths.imports())),
          action('undo', t('undoLast'), <Undo2 aria-hidden="true" />, undoLast),
        ]
      : []),
    ...themes
      .filter((one) => one !== theme)
      .map((one) => {
        const Icon = themeIcons[one];
        return action(`theme-${one}`, t('theme', { name: t(`themes.${one}`) }), <Icon aria-hidden="true" />, () => {
          setTheme(one);
          updateMe({ theme: one });
        });
      }),
    ...languages
      .filter(({ tag }) => tag !== language)
      .map(({ tag, name }) =>
        action(`language-${tag}`, t('language', { name }), <Languages aria-hidden="true" />, () => {
          const locale = regionalLocale(tag);
          setLocale(locale);
          updateMe({ locale });
        }),
      ),
    ...ledgers
      .filter(({ id }) => id !== ledger.id)
      .map(({ id, name }) =>
        page(`ledger-${id}`, t('ledger', { name }), <BookOpen aria-hidden="true" />, paths.home({ ledger: id })),
      ),
    action(
      'amounts',
      t(areHidden ? 'showAmounts' : 'hideAmounts'),
      areHidden ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />,
      toggleAmounts,
    ),
    action('sign-out', t('signOut'), <LogOut aria-hidden="true" />, () => signOut.mutate()),
  ];
}
