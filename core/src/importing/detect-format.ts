import { type BinaryKind, fileProblems, refusalOf, type UnreadFormat } from './file-problems.ts';

type TextFormat = 'ofx' | 'delimited' | UnreadFormat;

/** Files that are recognised by their first bytes, before they are decoded as text. */
const magic: readonly (readonly [bytes: readonly number[], kind: BinaryKind])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'xls'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x89, 0x50, 0x4e, 0x47], 'png'],
  [[0xff, 0xd8, 0xff], 'jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'gif'],
  [[0x52, 0x61, 0x72, 0x21], 'rar'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'sqlite'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
];

/** Throws `file-binary` with the name of what the bytes are, for files that are no text. */
export function refuseKnownBinary(bytes: Uint8Array): void {
  const known = magic.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (!known) return;
  throw refusalOf('file-binary', fileProblems.make('binary', { kind: known[1] }));
}

/** The format of a text, by its content: names and extensions of bank files lie. */
export function detectFormat(text: string): TextFormat {
  const start = text.slice(0, 4000);
  const head = start.trimStart();
  if (/<OFX[\s>]/i.test(text.slice(0, 100_000)) || /^(?:OFXHEADER|DATA:OFXSGML)/im.test(start)) return 'ofx';
  if (/<\?OFX/i.test(start)) return 'ofx';
  if (/<(?:\w+:)?Document[^>]*camt\.05\d|BkToCstmr/i.test(start)) return 'camt';
  if (/^!(?:Type|Account|Option|Clear)\b/im.test(head.slice(0, 400)) && head.startsWith('!')) return 'qif';
  if (/^:20:/m.test(start) && /^:(?:25|28C?|60[FM]|61):/m.test(text.slice(0, 20_000))) return 'mt940';
  if (/^<(?:!doctype html|html|table|meta|head)\b/i.test(head)) return 'html';
  if (/^[[{]\s*["{\]}]/.test(head)) return 'json';
  if (/^<\?xml/i.test(head)) return 'xml';
  return 'delimited';
}

/** Throws `file-unreadable` for a format that is recognised and not read. */
export function refuseUnreadFormat(format: UnreadFormat): never {
  throw refusalOf('file-unreadable', fileProblems.make('unread-format', { format }));
}
