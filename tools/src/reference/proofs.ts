import type { Module } from '@yaolian/kernel'
import { code, pageOf, table } from './markdown.ts'

/** What `./yaolian prove` checks, by the promise that each proof holds to. */
export function proofsPage(modules: readonly Module[]): string {
  const proofs = modules.flatMap(module => module.proofs).toSorted((a, b) => a.promise - b.promise)
  return pageOf(
    'Proofs',
    'Sums that hold over the whole database at every moment. `./yaolian prove` runs them and prints what breaks one; every night they run by themselves, and `GET /api/v1/platform/proofs` shows the last run. The numbers are those of [the promises](../concepts/promises.md).',
    table(
      ['promise', 'proof', '中文', 'English'],
      proofs.map(({ promise, name, title }) => [String(promise), code(name), title.zh, title.en]),
    ),
  )
}
