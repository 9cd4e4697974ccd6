import compile from 'icu-minify/compile';

interface Catalogue {
  [key: string]: string | Catalogue;
}

function compileAll(catalogue: Catalogue): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compileAll(value),
    ]),
  );
}

/** Reads ICU messages at build time: the parser, 8 kB of every page, stays out of the browser. */
export default function messagesLoader(source: string): string {
  return `export default ${JSON.stringify(compileAll(JSON.parse(source) as Catalogue))};`;
}
