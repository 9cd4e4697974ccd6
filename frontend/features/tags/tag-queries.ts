import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { useChange, withChanged, without } from '../../lib/changes.tsx';
import { rowOf, sendGuarded } from '../../lib/guarded-edit.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';

export type Tag = RouteResponse<'GET /ledgers/{ledgerId}/tags'>['items'][number];

function tagsKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'tag-list'] as const;
}

/** All tags, by name. */
export function useTags() {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: tagsKey(ledgerId),
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/tags', { params: { ledgerId } }, { signal })).items,
  });
}

/** Renames a tag on every transaction that has it. */
export function useRenameTag() {
  const t = useTranslations('tagList');
  const { id } = useLedger();
  return useChange({
    isErrorInline: true,
    send: ({ tag, name }: { tag: Tag; name: string }, ledgerId) => {
      const params = { ledgerId, tagId: tag.id };
      return sendGuarded({
        base: tag,
        edit: { name },
        send: (ifMatch) =>
          callForAnswer('PATCH /ledgers/{ledgerId}/tags/{tagId}', { params, body: { name } }, { ifMatch }),
        fetchRow: async () =>
          rowOf((await call('GET /ledgers/{ledgerId}/tags', { params: { ledgerId } })).items, tag.id),
      });
    },
    optimistic: { key: tagsKey(id), change: (items, { tag, name }) => withChanged(items, tag.id, { name }) },
    message: ({ tag, name }) => t('renamed', { before: tag.name, name }),
  });
}

export function useCreateTag() {
  const t = useTranslations('tagList');
  return useChange({
    isErrorInline: true,
    send: (name: string, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/tags', { params: { ledgerId }, body: { name } }),
    message: (name) => t('created', { name }),
  });
}

/** Deletes a tag, and takes it off its transactions. */
export function useDeleteTag() {
  const t = useTranslations('tagList');
  const { id } = useLedger();
  return useChange({
    send: ({ id: tagId }: Tag, ledgerId) =>
      callForAnswer('DELETE /ledgers/{ledgerId}/tags/{tagId}', { params: { ledgerId, tagId } }),
    optimistic: { key: tagsKey(id), change: (items, tag) => without(items, tag.id) },
    message: ({ name }) => t('deleted', { name }),
  });
}

/** Lets everything that carries a tag carry another one. */
export function useMergeTag() {
  const t = useTranslations('manage');
  return useChange({
    isErrorInline: true,
    send: ({ tag, into }: { tag: Tag; into: Tag }, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/tags/{tagId}/merge', {
        params: { ledgerId, tagId: tag.id },
        body: { into: into.id },
      }),
    message: ({ tag, into }) => t('merged', { name: `#${tag.name}`, into: `#${into.name}` }),
  });
}
