import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const text = /\.(js|css|html|svg|json|webmanifest)$/
const worthBytes = 860

/**
 * Writes FILE.br (quality 11) and FILE.gz (level 9) beside every text file of the build.
 * Compressing once beats compressing per request: on-the-fly gzip sent 7 % more and cost CPU each time.
 */
export function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'yaolian-precompress',
    // A build for tests is read once from the same machine.
    apply: (_config, { command, mode }) => command === 'build' && mode !== 'test',
    configResolved(config) {
      outDir = config.build.outDir
    },
    async closeBundle() {
      for (const name of await readdir(outDir, { recursive: true })) {
        const file = join(outDir, name)
        if (!text.test(name) || (await stat(file)).size < worthBytes) continue
        const body = await readFile(file)
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        }
        await writeFile(`${file}.br`, await promisify(brotliCompress)(body, { params }))
        await writeFile(`${file}.gz`, await promisify(gzip)(body, { level: 9 }))
      }
    },
  }
}
