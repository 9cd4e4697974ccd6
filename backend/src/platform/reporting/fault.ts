import { withoutQuotes } from '../logging/redact.ts';

/** An error that somebody should hear of, and where it came up. */
export interface Fault {
  origin: 'api' | 'jobs' | 'web';
  name: string;
  message: string;
  stack: string | undefined;
  /** Of the API. */
  requestId?: string | undefined;
  /** Route template, name of the job, or path of the page: never an address with people's words in it. */
  place?: string | undefined;
}

/** One call of a stack, the way Sentry's event payloads have it. */
export interface Frame {
  function: string;
  filename: string;
  lineno: number;
  colno: number;
  in_app: boolean;
}

const longestMessage = 500;

/** A message without what it quotes, which may be a payee or a line of a bank's file. */
export function plainMessage(message: string): string {
  return withoutQuotes(message).slice(0, longestMessage);
}

// `at name (place:1:2)`, `at place:1:2` and `at async place:1:2` of V8, `name@place:1:2` of Firefox and Safari.
const call = /^\s*(?:at (?:(.*?) \()?|(.*?)@)(?:async )?(.+?):(\d+):(\d+)\)?$/;

/** The calls of a stack, the oldest first; `root` and the origin of web files are left out of file names. */
export function framesOf(stack: string, root: string): Frame[] {
  return stack
    .split('\n')
    .map((line) => call.exec(line))
    .filter((match) => match !== null)
    .map(([, named, called, place = '', line, column]) => {
      const filename = withoutRoot(place, root);
      return {
        function: (named ?? called ?? '').slice(0, 200) || '<anonymous>',
        filename,
        lineno: Number(line),
        colno: Number(column),
        in_app: !/node_modules|^node:/.test(filename),
      };
    })
    .slice(0, 50)
    .reverse();
}

function withoutRoot(place: string, root: string): string {
  return place
    .replace(/^file:\/\//, '')
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    .replace(`${root}/`, '')
    .slice(0, 300);
}
