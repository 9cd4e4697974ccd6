import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A source map in either form, the index map with maps for parts of a script included (ECMA-426). */
interface SourceMap {
  sourcesContent?: unknown;
  sections?: { map: SourceMap }[];
}

/**
 * Takes the source maps that Next wrote for its scripts out of the export, so that nobody can fetch them, into a folder
 * where the server finds each by its script's name; and takes the line that names it out of the script. The sources'
 * text stays out: file and line are enough for whoever has the repository. Gives the maps taken.
 */
export async function takeSourceMaps(files: readonly string[], folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const taken = await Promise.all(files.filter((file) => /\.(?:js|css)$/.test(file)).map((file) => take(file, folder)));
  await Promise.all(files.filter((file) => file.endsWith('.map')).map((file) => rm(file)));
  return taken.filter(Boolean).length;
}

/** A map has a name of its own, which only the last line of its script tells. */
const mention = /\n?(?:\/\/|\/\*)# sourceMappingURL=([^\s*]+)(?: ?\*\/)?\s*$/;

async function take(file: string, folder: string): Promise<boolean> {
  const text = await readFile(file, 'utf8');
  const [line = '', name = ''] = mention.exec(text) ?? [];
  if (name === '') return false;
  await writeFile(file, text.slice(0, -line.length));
  if (!file.endsWith('.js')) return false;
  const map = JSON.parse(await readFile(path.join(path.dirname(file), name), 'utf8')) as SourceMap;
  await writeFile(path.join(folder, `${path.basename(file)}.map`), JSON.stringify(withoutContent(map)));
  return true;
}

function withoutContent({ sourcesContent: _, sections, ...map }: SourceMap): SourceMap {
  return sections === undefined
    ? map
    : { ...map, sections: sections.map((section) => ({ ...section, map: withoutContent(section.map) })) };
}
