import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Place {
  /** The export's root, on disk. */
  out: string;
  /** Below the root, where moved scripts go; its files may be cached for ever. */
  folder: string;
}

const inlineScript = /<script(?<attributes>(?:\s[^>]*)?)>(?<code>[^<]*(?:<(?!\/script>)[^<]*)*)<\/script>/g;
const bootScript = '<script src="/boot.js"></script>';

/**
 * Moves each run of inline scripts into a file named by its content, in place and blocking, so that they run in the
 * same order as before; gives boot.js a name by content too. Returns the page's new HTML.
 */
export async function externaliseScripts(html: string, place: Place): Promise<string> {
  const boot = await store(await readFile(path.join(place.out, 'boot.js'), 'utf8'), place);
  const withBoot = html.replace(bootScript, `<script src="${boot}"></script>`);
  const parts: string[] = [];
  let run: string[] = [];
  let end = 0;
  const flush = async () => {
    if (run.length > 0) parts.push(`<script src="${await store(run.join(';\n'), place)}"></script>`);
    run = [];
  };
  for (const match of withBoot.matchAll(inlineScript)) {
    const { attributes = '', code = '' } = match.groups ?? {};
    if (/\ssrc=/.test(attributes)) continue;
    if (attributes.trim() !== '') throw new Error(`An inline script with attributes can't be moved:${attributes}`);
    const between = withBoot.slice(end, match.index);
    if (between !== '') {
      await flush();
      parts.push(between);
    }
    run.push(code);
    end = match.index + match[0].length;
  }
  await flush();
  return parts.join('') + withBoot.slice(end);
}

/** Fetches the font with the page instead of after its style sheet. */
export function preloadFont(html: string, address: string): string {
  const link = `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="${address}"/>`;
  return html.replace('<link rel="stylesheet"', `${link}<link rel="stylesheet"`);
}

/** What a policy of `script-src 'self'; style-src 'self'` refuses in the page. */
export function findForbidden(html: string): string[] {
  const found: string[] = [];
  for (const match of html.matchAll(inlineScript)) {
    if (!/\ssrc=/.test(match.groups?.attributes ?? '')) found.push('an inline script');
  }
  for (const [tag] of html.replaceAll(inlineScript, '').matchAll(/<[a-zA-Z][^>]*>/g)) {
    if (/^<style\b/i.test(tag)) found.push('a style element');
    if (/\sstyle\s*=/i.test(tag)) found.push(`a style attribute: ${tag}`);
    if (/\son[a-z]+\s*=/i.test(tag)) found.push(`a handler attribute: ${tag}`);
  }
  return found;
}

async function store(code: string, { out, folder }: Place): Promise<string> {
  const hash = createHash('sha256').update(code).digest('base64url').slice(0, 16);
  await mkdir(path.join(out, folder), { recursive: true });
  await writeFile(path.join(out, folder, `${hash}.js`), code);
  return `/${folder}/${hash}.js`;
}
