import type { Evidence, LearnedCounts } from './categoriser.ts';
import { type LineReading, pairFeature, payeeFeature, wordFeature } from './features.ts';
import type { KnowledgeHit } from './general-knowledge.ts';
import type { Postings } from './postings.ts';

const longestTerm = 60;
/** With so many lines of the payee itself, its words add nothing to the reason. */
const payeeSaysEnough = 3;

function countsOf(counts: LearnedCounts, feature: string, categoryId: string): { count: number; of: number } | null {
  const row = counts.get(feature);
  const count = row?.get(categoryId) ?? 0;
  if (!row || count <= 0) return null;
  let of = 0;
  for (const other of row.values()) if (other > 0) of += other;
  return { count, of };
}

/** The word or pair of words that speaks most clearly for the category. */
function clearestWord(
  reading: LineReading,
  categoryId: string,
  counts: LearnedCounts,
  postings: Postings,
): Evidence | null {
  let clearest: Evidence | null = null;
  let most = 0;
  const consider = (feature: string) => {
    const found = countsOf(counts, feature, categoryId);
    if (!found || found.count / (found.of + 1) <= most) return;
    most = found.count / (found.of + 1);
    clearest = { source: 'word', term: feature.slice(2), ...found };
  };
  let previous: string | null = null;
  for (const word of reading.words) {
    const isLearned = postings.isLearned(word);
    if (isLearned) consider(wordFeature(word));
    if (isLearned && previous) consider(pairFeature(previous, word));
    previous = isLearned ? word : null;
  }
  return clearest;
}

/**
 * Why a line was put into a category, in lines of the ledger: its payee first, then a word, then what is
 * known in general (count and of are 0 there, since no line of the ledger stands behind it).
 */
export function explain(
  reading: LineReading,
  categoryId: string,
  counts: LearnedCounts,
  postings: Postings,
  speaksFor: (hit: KnowledgeHit) => boolean,
): Evidence[] {
  const evidence: Evidence[] = [];
  const payee = reading.key ? countsOf(counts, payeeFeature(reading.key), categoryId) : null;
  if (payee) evidence.push({ source: 'payee', term: reading.payee.slice(0, longestTerm), ...payee });
  if (payee && payee.of >= payeeSaysEnough) return evidence;
  const word = clearestWord(reading, categoryId, counts, postings);
  if (word) evidence.push(word);
  for (const hit of reading.hits) {
    if (speaksFor(hit)) evidence.push({ source: 'general', term: hit.term.slice(0, longestTerm), count: 0, of: 0 });
  }
  return evidence;
}
