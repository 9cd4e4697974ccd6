import { AppError } from '@expenseai/core/errors';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Nobody has to know somebody to try this. */
const productName = 'expenseai';
/** From 0 to 4: 3 withstands 10^8 guesses, what bcrypt slows to years. */
const leastScore = 3;

interface Judge {
  zxcvbn: ZxcvbnFactory;
  known: ReadonlySet<string>;
}

let judge: Promise<Judge> | undefined;

/** The lists take 5 MB and are needed rarely, so they are read when first asked for. */
async function loadJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return {
    zxcvbn: new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
    known: new Set(dictionary['passwords-common'].map(String)),
  };
}

/**
 * Throws `password-breached` for a password of the lists, and `password-weak` for one that is easy to guess, also by
 * somebody who knows the person's name and address, or the product's. Without rules of composition, which only make
 * passwords alike.
 */
export async function requireStrongPassword(password: string, person: readonly (string | null)[]): Promise<void> {
  judge ??= loadJudge();
  const { zxcvbn, known } = await judge;
  if (known.has(password.toLowerCase())) throw new AppError('password-breached');
  const words = [productName, ...person]
    .flatMap((text) => (text ? wordsOf(text.toLowerCase()) : []))
    .filter((word) => word.length > 2);
  if (zxcvbn.check(password, words).score < leastScore) throw new AppError('password-weak');
}

/** `jane.doe@example.org` as somebody would use it: whole, without its domain, and word by word. */
function wordsOf(text: string): string[] {
  return [text, ...text.split('@'), ...text.split(/[^\p{L}\p{N}]+/u)];
}
