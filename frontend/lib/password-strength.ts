import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

const shortestPassword = 12;
/** bcrypt reads no more. */
const mostBytes = 72;

export interface Strength {
  level: 'weak' | 'fair' | 'strong';
  time: 'timeSeconds' | 'timeDays' | 'timeYears' | 'timeCenturies';
  /** 0–1, for the bar. */
  share: number;
}

const day = 86_400;
const year = 365 * day;
/** Where the bar is full: 10^16 guesses are centuries even for a stolen, slowly hashed password. */
const fullGuessesLog10 = 16;

/** What keeps a password from being taken at all; undefined if nothing does. */
export function passwordFault(password: string): { kind: 'tooShort'; count: number } | { kind: 'tooLong' } | undefined {
  if (password.length < shortestPassword) return { kind: 'tooShort', count: shortestPassword - password.length };
  return new TextEncoder().encode(password).length > mostBytes ? { kind: 'tooLong' } : undefined;
}

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Word lists and estimator, 600 kB: fetched with the first letter typed into a new password, never before. */
function loadEstimator(): Promise<ZxcvbnFactory> {
  estimator ??= import('./password-estimator.ts').then((module) => module.makeEstimator());
  return estimator;
}

/**
 * How long guessing takes at 10^4 tries a second, the rate for a stolen database with slow hashes (zxcvbn's
 * `offlineSlowHashing`). `known` are words that a guesser would try first: name and address.
 */
export async function estimateStrength(password: string, known: readonly string[]): Promise<Strength> {
  const { crackTimes, guessesLog10 } = (await loadEstimator()).check(password, [...known]);
  const { seconds } = crackTimes.offlineSlowHashingXPerSecond;
  return { ...rate(seconds), share: Math.min(1, guessesLog10 / fullGuessesLog10) };
}

function rate(seconds: number): Pick<Strength, 'level' | 'time'> {
  if (seconds < day) return { level: 'weak', time: 'timeSeconds' };
  if (seconds < year) return { level: 'weak', time: 'timeDays' };
  if (seconds < 100 * year) return { level: 'fair', time: 'timeYears' };
  return { level: 'strong', time: 'timeCenturies' };
}
