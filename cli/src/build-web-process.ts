/**
 * Builds the pages of the folder in argv[2]; the last line of standard output is the JSON list of the files
 * it read.
 */
import { build } from 'vite'

const root = process.argv[2]!
const result = await build({ root, logLevel: 'silent' }).catch((error: Error) => {
  // The message names file and line; the stack is Vite's own.
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
const outputs = Array.isArray(result) ? result : [result]
const inputs = new Set<string>()
for (const built of outputs) {
  if (!('output' in built)) continue
  for (const chunk of built.output) {
    if (chunk.type !== 'chunk') continue
    for (const id of chunk.moduleIds) {
      const path = id.split('?')[0]!
      if (path.startsWith('/') && !path.includes('/node_modules/')) inputs.add(path)
    }
  }
}
process.stdout.write(`${JSON.stringify([...inputs])}\n`)
