/** When the pictures are taken: a Thursday in the middle of a month, so that the month has something to show. */
export const moment = new Date('2026-06-18T09:00:00Z');
