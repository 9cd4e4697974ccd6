import { readLine } from './features.ts';

/** A payee with lines whose category a person should look at. */
export interface WaitingPayee {
  /** Its name; null where the lines have none, which are then asked by themselves. */
  name: string | null;
  currency: string;
  /** What most of its lines were proposed; null where nothing was. */
  categoryId: string | null;
  /** Lines that wait. */
  count: number;
}

export interface PayeeGroup<Payee extends WaitingPayee> {
  /** Those with the most lines first. */
  payees: Payee[];
  currency: string;
  /** Lines that wait, of all. */
  count: number;
  /** The word that all names share; null where each is known for the category by itself, or the payee is alone. */
  word: string | null;
}

/** So many can be looked through before one answer settles them all. */
export const mostInGroup = 12;

/** Shorter words ("of", "de") are in names that have nothing to do with one another. */
const shortestWord = 3;
/** General knowledge of less weight is a guess, which brings nothing together. */
const clearWeight = 0.5;

interface Shared {
  currency: string;
  word: string | null;
  /** Lines of the payees that are in no group yet. */
  count: number;
  places: number[];
}

/**
 * Payees that one decision can be about: of one currency, with the same proposed category, and with a word of their
 * names in common or each known for it in general. Each is in one group, the one with the most lines that it could be
 * in; groups hold at most `mostInGroup` and come biggest first. Payees and groups of equal size keep their order.
 *
 * @example groupPayees([quillPrime, starbucks, quillMarket]) // [{ word: 'quill', … }, { word: null, … }]
 */
export function groupPayees<Payee extends WaitingPayee>(payees: readonly Payee[]): PayeeGroup<Payee>[] {
  const biggestFirst = payees.toSorted((a, b) => b.count - a.count);
  const shared = sharedBy(biggestFirst);
  const sharedOf = biggestFirst.map((): Shared[] => []);
  for (const what of shared) for (const place of what.places) sharedOf[place]?.push(what);
  const isTaken = biggestFirst.map(() => false);
  const groups: PayeeGroup<Payee>[] = [];
  const take = (places: readonly number[], { currency, word }: Pick<PayeeGroup<Payee>, 'currency' | 'word'>) => {
    const members = places.flatMap((place) => biggestFirst[place] ?? []);
    groups.push({ payees: members, currency, count: members.reduce((sum, { count }) => sum + count, 0), word });
    for (const place of places) {
      isTaken[place] = true;
      for (const what of sharedOf[place] ?? []) what.count -= biggestFirst[place]?.count ?? 0;
    }
  };
  // The biggest is last. What has lost lines to another group since it was put in its place is put in a new one.
  const queue = shared.toReversed().sort((a, b) => a.count - b.count);
  const rank = new Map(shared.map((what) => [what, what.count]));
  for (let what = queue.pop(); what; what = queue.pop()) {
    if (what.count < (rank.get(what) ?? 0)) {
      rank.set(what, what.count);
      putInPlace(queue, what, rank);
      continue;
    }
    const open = what.places.filter((place) => !isTaken[place]);
    if (open.length < 2) continue;
    take(open.slice(0, mostInGroup), what);
    what.places = open.slice(mostInGroup);
    queue.push(what);
  }
  biggestFirst.forEach(({ currency }, place) => {
    if (!isTaken[place]) take([place], { currency, word: null });
  });
  return groups.sort((a, b) => b.count - a.count);
}

function putInPlace(queue: Shared[], what: Shared, rank: ReadonlyMap<Shared, number>): void {
  const at = queue.findLastIndex((other) => (rank.get(other) ?? 0) < what.count);
  queue.splice(at + 1, 0, what);
}

/** What two payees or more have in common, with the places of all that have it. */
function sharedBy(payees: readonly WaitingPayee[]): Shared[] {
  const found = new Map<string, Shared>();
  payees.forEach(({ name, currency, categoryId, count }, place) => {
    for (const word of name === null ? [] : bondsOf(name)) {
      const key = `${currency} ${categoryId} ${word ?? ''}`;
      const shared = found.get(key) ?? { currency, word, count: 0, places: [] };
      shared.count += count;
      shared.places.push(place);
      found.set(key, shared);
    }
  });
  return [...found.values()].filter(({ places }) => places.length > 1);
}

/** The telling words of a name, and null for one that general knowledge clearly has. */
function bondsOf(name: string): (string | null)[] {
  const { words, hits } = readLine({ text: name, amount: 0 });
  const bonds: (string | null)[] = words.filter((word) => word.length >= shortestWord);
  return hits.some(({ weight }) => weight >= clearWeight) ? [null, ...bonds] : bonds;
}
