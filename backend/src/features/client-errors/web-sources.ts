import { readFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';

/** Maps that are read for one stack, and within a minute: a stack comes from anybody, and a map costs about 20 ms. */
const mostOfStack = 4;
const mostInMinute = 60;
const mostCalls = 10;

export interface ReadStack {
  /** With file and line of the repository in place of those of scripts, where they are known. */
  stack: string;
  /** The places of our own code in it, innermost first: names of the build, nothing that the stack's sender has chosen. */
  calls: string[];
}

const place = /(?:https?:\/\/[^\s/]+)?\/_next\/static\/chunks\/([\w-][\w.~-]*\.js)(?:\?[^\s:]*)?:(\d{1,6}):(\d{1,8})/g;

/**
 * Reads stacks of the web's scripts, by the source maps that its build left in a folder that is never served. A script
 * is named by its content: one of another build has no map here, and its calls stay as they are.
 */
export class WebSources {
  readonly #folder: string;
  #minute = { until: 0, read: 0 };

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Never throws. */
  async read(stack: string): Promise<ReadStack> {
    const maps = new Map<string, SourceMap | undefined>();
    for (const [, script = ''] of stack.matchAll(place)) {
      if (!maps.has(script) && maps.size < mostOfStack) maps.set(script, await this.#mapOf(script));
    }
    const calls: string[] = [];
    const readable = stack.replace(place, (written, script: string, line: string, column: string) => {
      const origin = maps.get(script)?.findOrigin(Number(line), Number(column));
      if (!origin || !('fileName' in origin)) return written;
      const call = `${inRepository(origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`;
      if (!call.includes('node_modules/')) calls.push(call);
      return call;
    });
    return { stack: readable, calls: calls.slice(0, mostCalls) };
  }

  async #mapOf(script: string): Promise<SourceMap | undefined> {
    const now = Date.now();
    if (now >= this.#minute.until) this.#minute = { until: now + 60_000, read: 0 };
    this.#minute.read += 1;
    if (this.#minute.read > mostInMinute) return undefined;
    try {
      const text = await readFile(join(this.#folder, `${script}.map`), 'utf8');
      return new SourceMap(JSON.parse(text) as SourceMapPayload);
    } catch {
      return undefined;
    }
  }
}

/** Turbopack names a file by a scheme of its own: `turbopack:///[project]/frontend/lib/api.ts`. */
function inRepository(fileName: string): string {
  return fileName.replace(/^turbopack:\/\/\/\[project\]\//, '');
}
