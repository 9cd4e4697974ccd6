import { AppError } from '../errors.ts';
import { fileProblems, refusalOf } from './file-problems.ts';
import { type InferenceReason, inferenceReasons } from './inference-reasons.ts';
import { plausibility, type SingleByteEncoding, singleByteEncodings } from './letter-plausibility.ts';
import { decodeBytes, decodeStrictly } from './text-decoder.ts';

export interface DecodedText {
  text: string;
  /** WHATWG label, "utf-8" or "windows-1250". */
  encoding: string;
  /** 0 to 1. */
  confidence: number;
  reason: InferenceReason;
}

/** Bytes looked at where a decision needs a sample; headers and the first thousands of rows lie within. */
const sampleBytes = 1 << 18;

/**
 * The text of a file in the encoding that its bytes speak for, without a byte order mark.
 *
 * `hint` is what the file itself declares (an OFX header, an XML declaration): it breaks ties among encodings that fit
 * and is overruled where the bytes don't fit it, since banks write UTF-8 under "CHARSET:1252" and the other way round.
 * NUL characters are kept, so that the row they are in can be reported. Throws `file-empty` and `file-binary`.
 */
export function decodeText(bytes: Uint8Array, hint?: string): DecodedText {
  if (bytes.length === 0) throw refusalOf('file-empty', fileProblems.make('no-bytes'));
  const marked = byteOrderMark(bytes) ?? utf16WithoutMark(bytes);
  if (marked) return marked;
  refuseBinary(bytes);
  if (hint && hint !== 'utf-8' && !isAscii(bytes)) {
    const hinted = decodeStrictly(bytes, hint);
    if (hinted !== null && decodeStrictly(bytes, 'utf-8') === null && isMultiByte(hint)) {
      return { text: hinted, encoding: hint, confidence: 0.95, reason: inferenceReasons.make('declared-and-fits') };
    }
  }
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) {
    const reason = inferenceReasons.make(isAscii(bytes) ? 'ascii-only' : 'valid-utf8');
    return { text: utf8, encoding: 'utf-8', confidence: 1, reason };
  }
  return mostlyUtf8(bytes) ?? eastAsian(bytes) ?? bestSingleByte(bytes, hint);
}

/** Decodes under an encoding chosen by a person; throws `validation` for a label that no decoder has. */
export function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  try {
    return { text: decodeBytes(bytes, encoding), encoding, confidence: 1, reason: inferenceReasons.make('chosen') };
  } catch (cause) {
    throw new AppError('validation', { detail: `"${encoding}" is not an encoding that can be read.` }, { cause });
  }
}

function byteOrderMark(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes;
  const encoding =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : null;
  if (!encoding) return null;
  return {
    text: decodeBytes(bytes, encoding),
    encoding,
    confidence: 1,
    reason: inferenceReasons.make('byte-order-mark'),
  };
}

/** UTF-16 of Latin text has a NUL in every second byte. */
function utf16WithoutMark(bytes: Uint8Array): DecodedText | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  const encoding =
    odd > pairs * 0.6 && even < pairs * 0.05
      ? 'utf-16le'
      : even > pairs * 0.6 && odd < pairs * 0.05
        ? 'utf-16be'
        : null;
  if (!encoding) return null;
  return {
    text: decodeBytes(bytes, encoding),
    encoding,
    confidence: 0.95,
    reason: inferenceReasons.make('zero-bytes'),
  };
}

function refuseBinary(bytes: Uint8Array): void {
  const length = Math.min(bytes.length, sampleBytes);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls++;
  }
  // A few NULs are a bank's padding fault within one row; a file full of them is no text.
  if (controls > Math.max(16, length * 0.02)) {
    throw refusalOf('file-binary', fileProblems.make('control-bytes'));
  }
}

/** UTF-8 with a few broken places, as left by banks that cut a field in the middle of a character. */
function mostlyUtf8(bytes: Uint8Array): DecodedText | null {
  const text = decodeBytes(bytes, 'utf-8');
  let broken = 0;
  let whole = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  if (whole < broken * 4) return null;
  const reason = inferenceReasons.make('mostly-utf8', { whole, broken });
  return { text, encoding: 'utf-8', confidence: 0.8, reason };
}

/** Shift-JIS, GBK, Big5 and EUC-KR write their letters as pairs of bytes, so that high bytes come in company. */
function eastAsian(bytes: Uint8Array): DecodedText | null {
  const sample = bytes.subarray(0, sampleBytes);
  let high = 0;
  let alone = 0;
  for (let i = 0; i < sample.length; i++) {
    if ((sample[i] ?? 0) < 0x80) continue;
    high++;
    if ((sample[i - 1] ?? 0) < 0x80 && (sample[i + 1] ?? 0) < 0x80) alone++;
  }
  if (high < 4) return null;
  for (const encoding of ['shift_jis', 'gb18030', 'big5', 'euc-kr'] as const) {
    // The second byte of Shift-JIS is ASCII as often as not; kana, which Latin text never gives, decide there.
    if (encoding !== 'shift_jis' && alone > high * 0.1) continue;
    const text = decodeStrictly(bytes, encoding);
    if (text === null) continue;
    const letters = text.match(/[\u3040-\u30ff]/g)?.length ?? 0;
    const signs = text.match(/[\u4e00-\u9fff\uac00-\ud7a3]/g)?.length ?? 0;
    const others = text.match(/[\u0080-\u2fff\ue000-\uf8ff\uff61-\uff9f]/g)?.length ?? 0;
    if (encoding === 'shift_jis' ? letters > 2 && letters + signs > others * 2 : signs > 3 * (others + letters)) {
      return { text, encoding, confidence: 0.75, reason: inferenceReasons.make('east-asian') };
    }
  }
  return null;
}

function bestSingleByte(bytes: Uint8Array, hint: string | undefined): DecodedText {
  const sample = bytes.subarray(0, sampleBytes);
  let best: SingleByteEncoding = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const encoding of singleByteEncodings) {
    const score = plausibility(sample, encoding) + (encoding === hint ? 1.5 : 0);
    if (score > bestScore) {
      second = bestScore;
      bestScore = score;
      best = encoding;
    } else if (score > second) second = score;
  }
  return {
    text: decodeBytes(bytes, best),
    encoding: best,
    confidence: Math.min(0.95, 0.6 + (bestScore - second) * 0.1),
    reason: inferenceReasons.make('letters-fit'),
  };
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 0x7f) return false;
  return true;
}

function isMultiByte(label: string): boolean {
  return /^(shift_jis|gb|big5|euc-)/.test(label);
}
