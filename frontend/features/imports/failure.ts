import type { Import } from '@expenseai/contracts/imports';

/** What can be done about a file that could not be read; `account` where it was understood and only doesn't fit. */
export type Remedy = 'account' | 'empty' | 'picture' | 'document' | 'sheet' | 'archive' | 'export';

const endings: readonly [Remedy, RegExp][] = [
  ['picture', /\.(png|jpe?g|gif|webp|heic|heif|bmp|tiff?|svg)$/i],
  ['document', /\.(pdf|docx?|odt|rtf|html?|eml)$/i],
  ['sheet', /\.(xlsx?|xlsm|ods|numbers)$/i],
  ['archive', /\.(zip|gz|7z|rar|tar|tgz)$/i],
];

/** The way on: from what was read of the file, else from what its name says it is. */
export function remedyOf({ format, size, fileName }: Pick<Import, 'format' | 'size' | 'fileName'>): Remedy {
  if (format !== null) return 'account';
  if (size === 0) return 'empty';
  return endings.find(([, ending]) => ending.test(fileName))?.[0] ?? 'export';
}
