import { describe, expect, it } from 'vitest';
import { relatedPayees } from './related-payees.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('relatedPayees', () => {
  it('gives those that share a word or a kind of shop with a decided one, in their order', () => {
    const payees = named('Quillfeather', 'Starbucks', 'Zorblat South', 'Costa Coffee', 'Brindlewick');
    expect(relatedPayees(payees, ['Zorblat North', 'Caffe Nero'])).toEqual(
      named('Starbucks', 'Zorblat South', 'Costa Coffee'),
    );
  });

  it('gives none where nothing was decided', () => {
    expect(relatedPayees(named('Starbucks', 'Quillfeather'), [])).toEqual([]);
  });
});
