import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FoundRefusal, findRefusals } from './find-refusals.ts'
import { code, pageOf, table } from './markdown.ts'

export type RefusalWords = Readonly<Record<string, string>>

/** What the edge itself answers when no decision was reached; the code is written out beside its status. */
const EDGE = /problem\((\d{3}), '(edge\.\w+)'|status: (\d{3}), code: '(edge\.\w+)'/g

/** Edge answers for which the pages have words by status: they concern the whole page, not what was asked. */
export const SAID_BY_THE_PAGE = new Set(['edge.bug', 'edge.unavailable', 'edge.login'])

/** Edge codes with their statuses, read from the server's source. */
export function edgeCodes(root: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const file of ['problem.ts', 'mount.ts', 'web.ts'])
    for (const match of readFileSync(join(root, 'server/src/edge', file), 'utf8').matchAll(EDGE)) {
      const name = (match[2] ?? match[4])!
      found.set(name, (found.get(name) ?? new Set()).add((match[1] ?? match[3])!))
    }
  for (const name of heldCodes(root)) found.set(name, new Set(['403']))
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What somebody must do first, before any route but the ones that help with it answers. */
function heldCodes(root: string): string[] {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')
  const [, holds = ''] =
    /const hold = ([\s\S]*?)\n\s+const /.exec(read('modules/identity/src/authenticate.ts')) ?? []
  const thrown = read('kernel/src/http/admit.ts').matchAll(/new Held\('([a-z]+\.\w+)'\)/g)
  return [...holds.matchAll(/'(\w+\.\w+)'/g), ...thrown].map(match => match[1]!)
}

export function refusalsPage(root: string, zh: RefusalWords, en: RefusalWords): string {
  const groups = Map.groupBy(findRefusals(root), found => found.code.split('.')[0]!)
  const edge = [...edgeCodes(root)].map(([name, statuses]) => [
    code(name),
    [...statuses].join(', '),
    zh[name] ?? '',
    en[name] ?? '',
  ])
  return pageOf(
    'Refusals',
    'An expected “no” is an answer: status 422, `application/problem+json`, kept under the command’s id. `code` is stable; `facts` carry the values that the words name, more where it says “…”; `hits` name the [rules](rules.md) that spoke. Words: `web/src/kit/text/refusals.*.ts`.',
    ...[...groups].flatMap(([name, found]) => [
      `## ${name}`,
      table(
        ['code', 'facts', '中文', 'English', 'given in'],
        found.map(one => [
          code(one.code),
          factsOf(one),
          zh[one.code] ?? '',
          en[one.code] ?? '',
          one.files.map(shortPath).join(' '),
        ]),
      ),
    ]),
    '## edge',
    'Before or beside any decision; nothing is stored under the command’s id.',
    table(['code', 'status', '中文', 'English'], edge),
  )
}

const factsOf = (one: FoundRefusal): string => [...one.facts, ...(one.open ? ['…'] : [])].join(', ')

/** `modules/stock/src/hold-lots.ts` as a link with the file's name. */
const shortPath = (path: string): string => `[${path.split('/').at(-1)}](../../${path})`
