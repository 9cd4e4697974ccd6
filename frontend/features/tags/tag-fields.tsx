'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../lib/problem.ts';
import { Usage } from '../../lib/usage.tsx';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { MergeTag } from './merge-tag.tsx';
import { isTagName } from './tag-name.ts';
import { type Tag, useDeleteTag, useRenameTag } from './tag-queries.ts';

interface TagFieldsProps {
  tag: Tag;
  canEdit: boolean;
  /** Gets what the tag was merged into. */
  onMerged: (id: string) => void;
}

/** Where a tag is used; its name, and the way to be rid of it. */
export function TagFields({ tag, canEdit, onMerged }: TagFieldsProps) {
  const t = useTranslations('tagList');
  const tManage = useTranslations('manage');
  const problemText = useProblemText();
  const rename = useRenameTag();
  const remove = useDeleteTag();
  const error = rename.error
    ? toProblem(rename.error).code === 'name-taken'
      ? tManage('nameTaken')
      : problemText(rename.error)
    : undefined;
  return (
    <>
      {canEdit ? (
        <div className="wide:w-80">
          <SavedTextField
            label={tManage('name')}
            hint={t('everywhere')}
            value={tag.name}
            maxLength={50}
            check={(name) => (isTagName(name) ? undefined : t('nameRule'))}
            error={error}
            onCorrect={rename.reset}
            onSave={(name, onKept) => rename.mutate({ tag, name }, { onSuccess: onKept })}
          />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Usage q={`tag:${tag.name}`} />
        <span className="flex-1" />
        {canEdit ? (
          <>
            <MergeTag tag={tag} onMerged={onMerged} />
            <Button className="text-bad!" icon={<Trash2 aria-hidden="true" />} onClick={() => remove.mutate(tag)}>
              {t('deleteEverywhere')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}
