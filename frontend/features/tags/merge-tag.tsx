'use client';

import { MergeInto } from '../../lib/merge-into.tsx';
import { type Tag, useMergeTag, useTags } from './tag-queries.ts';

/** The way to let everything that carries a tag carry another one; `onMerged` gets that. */
export function MergeTag({ tag, onMerged }: { tag: Tag; onMerged: (id: string) => void }) {
  const merge = useMergeTag();
  const others = (useTags().data ?? []).filter(({ id }) => id !== tag.id);
  return (
    <MergeInto
      name={`#${tag.name}`}
      q={`tag:${tag.name}`}
      options={others.map(({ id, name }) => ({ value: id, label: `#${name}` }))}
      error={merge.error}
      isBusy={merge.isPending}
      onCorrect={merge.reset}
      onMerge={(id) => {
        const into = others.find((other) => other.id === id);
        if (into) merge.mutate({ tag, into }, { onSuccess: () => onMerged(id) });
      }}
    />
  );
}
