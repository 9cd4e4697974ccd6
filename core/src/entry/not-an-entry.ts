import type { Sentence } from './sentence.ts';

const questions =
  /^(?:how (?:much|many|often|is|are|was|do|did|can|far|long)|what(?:s|’s|'s)?\b(?! a )|where (?:did|do|does|is|are|was|has|have|can)|when (?:did|do|does|is|was|will)|why\b|which\b|who\b|whose\b|did i|do i|does|can i|could i|should i|am i|is there|are there|have i|will i|show( me)?\b|list\b|compare\b|find\b|search\b|tell me|give me (?:a |the |my )|summar[iy]|report\b|export\b|wie ?viel|was habe ich|combien|cu[aá]nto|quanto|kitna)/i;

/** Orders to the product, not purchases. */
const orders =
  /^(?:undo|redo|delete|remove|edit|change|rename|merge|cancel (?:that|the last|last)|forget (?:it|that)|never ?mind|help|hello|hi|hey|thanks|thank you|good (?:morning|evening)|test|set (?:a |my |the )?(?:\w+ )?(?:budget|goal|limit|reminder)|create (?:a |an )?(?:budget|goal|category|account|rule)|add (?:a |an )?(?:budget|goal|category|account|rule|new category)|budget (?:of|for)|remind me|remember to|total (?:spend|spent|spending|expenses)|balance\s*\??$|my balance|average |spending (?:on|by|for|this|last))/i;

const greetingsAlone = /^(?:help|hello|hi|hey|thanks|thank you|test|undo|redo)\W*$/i;

/** Whether the sentence asks or orders something, or says nothing that could be a purchase. */
export function isNotAnEntry(sentence: Sentence): boolean {
  const text = sentence.text.trim();
  if (text === '') return true;
  if (!/[\p{L}\p{N}]/u.test(text)) return !/\p{Extended_Pictographic}/u.test(text);
  if (questions.test(text)) return true;
  if (text.endsWith('?') && !/\d/.test(text)) return true;
  const order = orders.exec(text)?.[0];
  if (order === undefined) return false;
  return !/^(?:help|hello|hi|hey|thanks|thank you|good|test)/i.test(order) || greetingsAlone.test(text);
}
