import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const text = /\.(?:html|js|css|txt|json|svg|map|xml)$/;
/** Below it headers weigh more than what is saved. */
const smallestBytes = 512;

/** Writes `.br` and `.gz` beside each text file for a server that hands out files as they are. */
export async function compressFiles(
  paths: readonly string[],
): Promise<{ files: number; bytes: number; compressed: number }> {
  const sum = { files: 0, bytes: 0, compressed: 0 };
  await Promise.all(
    paths
      .filter((path) => text.test(path))
      .map(async (path) => {
        const content = await readFile(path);
        if (content.length < smallestBytes) return;
        const [br, gz] = await Promise.all([
          brotli(content, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
              [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
            },
          }),
          gzipped(content, { level: constants.Z_BEST_COMPRESSION }),
        ]);
        await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
        sum.files += 1;
        sum.bytes += content.length;
        sum.compressed += br.length;
      }),
  );
  return sum;
}
