import { normaliseText } from '../text/normalise.ts';
import { type CommonCategory, commonCategories } from './categoriser.ts';
import { cjkKnowledge } from './general-knowledge-cjk.ts';
import { foodKnowledge } from './general-knowledge-food.ts';
import { homeKnowledge } from './general-knowledge-home.ts';
import { leisureKnowledge } from './general-knowledge-leisure.ts';
import { moneyKnowledge } from './general-knowledge-money.ts';
import { shoppingKnowledge } from './general-knowledge-shopping.ts';
import { transportKnowledge } from './general-knowledge-transport.ts';
import { wellbeingKnowledge } from './general-knowledge-wellbeing.ts';
import { wordsOf } from './words.ts';

type Shares = ReadonlyMap<CommonCategory, number>;

/** A kind of shop or purchase, finer than the common categories: `coffee`, `fuel`, `airline`. */
export interface Concept {
  name: string;
  /** How such lines are spread over the common categories; sums to 1. */
  shares: Shares;
  /** Where the sign of the amount decides: money in, money out. */
  signed?: { moneyIn: Shares; moneyOut: Shares };
}

/** A place in a text where general knowledge says something. */
export interface KnowledgeHit {
  concept: Concept;
  /** 0..1: a whole brand name is 1, a vague or partly matching word less. */
  weight: number;
  term: string;
}

interface Entry {
  concepts: Concept[];
  weight: number;
  isPhrase: boolean;
}

/** How many letters a bank may have cut off a word that is still recognised. */
const longestCut = 2;
const vagueWeight = 0.35;
const partWeight = 0.6;
const clearWeight = 0.9;
const longestPhrase = 5;
const isCommonCategory = (name: string): name is CommonCategory =>
  (commonCategories as readonly string[]).includes(name);

function parseShares(text: string): Shares {
  const shares = new Map<CommonCategory, number>();
  const parts = text.trim().split(/\s+/);
  for (let at = 0; at < parts.length; at++) {
    const name = parts[at] ?? '';
    if (isCommonCategory(name)) shares.set(name, 1);
    else shares.set([...shares.keys()].at(-1) ?? 'other', Number(name));
  }
  return shares;
}

function parseHeader(line: string): Concept {
  const [name = '', first = '', second] = line.slice(1).split('|');
  if (second === undefined) return { name: name.trim(), shares: parseShares(first) };
  const moneyIn = parseShares(first.replace('+', ''));
  const moneyOut = parseShares(second.replace('-', ''));
  return { name: name.trim(), shares: moneyOut, signed: { moneyIn, moneyOut } };
}

interface Knowledge {
  entries: Map<string, Entry>;
  /** All keys in order, to ask whether any key starts with a text. */
  sortedKeys: string[];
  cjk: [string, Entry][];
}

/**
 * Reads the form of the knowledge files: a line `# concept | category share category share` (or
 * `| + when money comes in | - when it goes out`), then its words and phrases, separated by commas;
 * a word with `?` is vague. Phrases are kept without spaces, so `jio fiber` and `jiofiber` are one.
 */
function parseKnowledge(sources: readonly string[], cjkSource: string): Knowledge {
  const concepts = new Map<string, Concept>();
  const entries = new Map<string, Entry>();
  const cjk = new Map<string, Entry>();
  let concept: Concept = { name: 'misc', shares: new Map([['other', 1]]) };
  const add = (into: Map<string, Entry>, key: string, weight: number, isPhrase: boolean) => {
    const known = into.get(key);
    if (!known) into.set(key, { concepts: [concept], weight, isPhrase });
    else if (!known.concepts.includes(concept)) known.concepts.push(concept);
  };
  for (const source of [...sources, cjkSource]) {
    for (const line of source.split('\n')) {
      if (line.startsWith('#')) {
        const header = parseHeader(line);
        concept = concepts.get(header.name) ?? header;
        concepts.set(concept.name, concept);
        continue;
      }
      for (const phrase of line.split(',')) {
        const words = wordsOf(phrase);
        const key = words.join('');
        if (!key) continue;
        if (source === cjkSource) add(cjk, normaliseText(phrase), 1, false);
        else if (key.length > 2 || !phrase.trim().includes(' ')) {
          add(entries, key, phrase.includes('?') ? vagueWeight : key.length < 3 ? 0.7 : 1, words.length > 1);
        }
      }
    }
  }
  return { entries, sortedKeys: [...entries.keys()].sort(), cjk: [...cjk] };
}

let parsed: Knowledge | null = null;

/** Parsed on first use: it takes about a tenth of a second, which a page that never asks needn't spend. */
function knowledge(): Knowledge {
  parsed ??= parseKnowledge(
    [
      foodKnowledge,
      transportKnowledge,
      homeKnowledge,
      shoppingKnowledge,
      wellbeingKnowledge,
      leisureKnowledge,
      moneyKnowledge,
    ],
    cjkKnowledge,
  );
  return parsed;
}

/** The first key that is not before `text`: the only candidate for a key that starts with it. */
function firstKeyFrom(text: string): string {
  const { sortedKeys } = knowledge();
  let low = 0;
  let high = sortedKeys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sortedKeys[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return sortedKeys[low] ?? '';
}

/** A single word that is no entry as it stands: plural, `ae` for `ä`, compound, or cut off by the bank. */
function partialEntry(word: string): Entry | null {
  const { entries } = knowledge();
  if (word.length > 3 && word.endsWith('s')) {
    const singular =
      entries.get(word.slice(0, -1)) ?? (word.endsWith('es') ? entries.get(word.slice(0, -2)) : undefined);
    if (singular) return singular;
  }
  if (/[aou]e/.test(word)) {
    const umlaut = entries.get(word.replace(/([aou])e/g, '$1'));
    if (umlaut) return umlaut;
  }
  const weaker = (entry: Entry): Entry => ({ ...entry, weight: entry.weight * partWeight });
  for (let cut = 1; word.length - cut >= 6; cut++) {
    const tail = entries.get(word.slice(cut));
    if (tail) return weaker(tail);
  }
  for (let end = word.length - 1; end >= 5; end--) {
    const head = entries.get(word.slice(0, end));
    if (head) return weaker(head);
  }
  if (word.length >= 6) {
    const whole = firstKeyFrom(word);
    const entry = whole.startsWith(word) && whole.length - word.length <= longestCut ? entries.get(whole) : undefined;
    if (entry && !entry.isPhrase) return weaker(entry);
  }
  return null;
}

interface WordKnowledge {
  entry: Entry | null;
  /** Whether a longer phrase may start here. */
  startsPhrase: boolean;
}

/** Words repeat far more often than lines do; bounded, so that a long-lived worker doesn't grow. */
const wordMemory = new Map<string, WordKnowledge>();
const wordMemoryLimit = 20_000;

function knowWord(word: string): WordKnowledge {
  const remembered = wordMemory.get(word);
  if (remembered) return remembered;
  const whole = knowledge().entries.get(word);
  const next = firstKeyFrom(`${word}\u0000`);
  const known = { entry: whole ?? partialEntry(word), startsPhrase: next.startsWith(word) };
  if (wordMemory.size >= wordMemoryLimit) wordMemory.clear();
  wordMemory.set(word, known);
  return known;
}

function addHits(hits: KnowledgeHit[], entry: Entry, term: string): void {
  const weight = entry.weight / entry.concepts.length;
  for (const concept of entry.concepts) {
    const same = hits.find((hit) => hit.concept === concept);
    if (!same) hits.push({ concept, weight, term });
    else if (same.weight < weight) {
      same.weight = weight;
      same.term = term;
    }
  }
}

const hasCjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** What general knowledge finds in a line's words; the longest phrase wins. */
export function knowledgeIn(words: readonly string[]): KnowledgeHit[] {
  const hits: KnowledgeHit[] = [];
  let phraseStart = '';
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const known = knowWord(word);
    // `Uber Eats help.uber.com` is still only Uber Eats.
    let entry = word === phraseStart ? null : known.entry;
    let length = 1;
    if (known.startsPhrase) {
      let phrase = word;
      for (let more = 1; more < longestPhrase && at + more < words.length; more++) {
        phrase += words[at + more];
        const longer = knowledge().entries.get(phrase);
        if (longer) {
          entry = longer;
          length = more + 1;
        }
      }
    }
    if (length > 1) phraseStart = word;
    if (entry) addHits(hits, entry, words.slice(at, at + length).join(' '));
    at += length;
  }
  if (words.some((word) => hasCjk.test(word))) {
    const joined = words.join('');
    for (const [part, entry] of knowledge().cjk) if (joined.includes(part)) addHits(hits, entry, part);
  }
  // Beside a brand a vague word (`store`, `company`) only blurs.
  const isClear = hits.some(({ weight }) => weight >= clearWeight);
  return isClear && hits.length > 1 ? hits.filter(({ weight }) => weight > vagueWeight) : hits;
}
