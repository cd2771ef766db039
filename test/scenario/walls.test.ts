import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { checkWalls } from '@yaolian/tools'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const CHECKOUT = resolve(import.meta.dirname, '../..')
const MODULES = join(CHECKOUT, 'node_modules')
const LOOKED_AT = [
  ...[
    'package.json',
    'biome.json',
    '.gitignore',
    'cluster',
    'kernel',
    'engines',
    'modules',
    'server',
    'tools',
    'cli',
  ],
  ...['bench', 'test', 'web/package.json', 'web/src'],
]
let folder: string
/** Everything of the checkout that a wall looks at, to be broken at will. */
let root: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yaolian-walls-'))
  root = join(folder, 'checkout')
  const filter = (path: string) => !path.includes('node_modules')
  for (const name of LOOKED_AT) cpSync(join(CHECKOUT, name), join(root, name), { recursive: true, filter })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(program: string, words: readonly string[], cwd: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(MODULES, program), ...words], { cwd })
  return `${stdout}${stderr}`
}

test('Biome refuses ways around a face, packages that nobody declared, and engines that read files or clocks', () => {
  const tried = {
    'modules/price/src/around.ts': "export { lotById } from '../../stock/src/desk.sql.ts'\n",
    'modules/price/src/undeclared.ts': "export { placeOrders } from '@yaolian/trade'\n",
    'modules/price/src/allowed.ts': "export { readProducts } from '@yaolian/catalogue'\n",
    'engines/rules/src/files.ts': "export { readFileSync } from 'node:fs'\n",
    'engines/rules/src/clock.ts': 'export const now = () => Date.now()\n',
  }
  for (const [path, text] of Object.entries(tried)) writeFileSync(join(root, path), text)
  const answer = run('@biomejs/biome/bin/biome', ['lint', '--reporter=github', ...Object.keys(tried)], root)
  for (const path of Object.keys(tried)) rmSync(join(root, path))
  const faults = [...answer.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+)/g)]
  const named = faults.map(([, rule, file]) => [relative(root, resolve(root, file!)), rule])
  expect(Object.fromEntries(named)).toEqual({
    'modules/price/src/around.ts': 'noRestrictedImports',
    'modules/price/src/undeclared.ts': 'noUndeclaredDependencies',
    'engines/rules/src/files.ts': 'noNodejsModules',
    'engines/rules/src/clock.ts': 'noRestrictedGlobals',
  })
}, 60_000)

test('tsc refuses what a package does not export', () => {
  const own = join(folder, 'types')
  const source = {
    'deep.ts': "export { lotById } from '@yaolian/stock/src/desk.sql.ts'\n",
    'allowed.ts': "export { Id } from '@yaolian/kernel/contract'\n",
    'tsconfig.json': JSON.stringify({
      extends: join(CHECKOUT, 'tsconfig.json'),
      compilerOptions: { incremental: false, types: [] },
      include: ['*.ts'],
    }),
    'package.json': '{ "type": "module" }',
  }
  mkdirSync(own)
  for (const [name, text] of Object.entries(source)) writeFileSync(join(own, name), text)
  symlinkSync(MODULES, join(own, 'node_modules'))
  const answer = run('typescript/bin/tsc', ['-p', own], CHECKOUT)
  expect(answer.match(/\S+\.ts\(.*error TS\d+/g)).toEqual([
    expect.stringMatching(/deep\.ts\(1,25\): error TS2307$/),
  ])
})

describe('check-walls', () => {
  test('has nothing to say about the house as it stands', () => {
    expect(checkWalls(root)).toEqual([])
  })

  const needs = (name: string) => (text: string) => {
    const described = JSON.parse(text) as { dependencies: object }
    return JSON.stringify({ ...described, dependencies: { ...described.dependencies, [name]: '1' } })
  }
  const write = (text: string) => (before: string) => before + text
  const breaks: [what: string, path: string, change: (text: string) => string, fault: RegExp][] = [
    [
      'an engine that needs PostgreSQL',
      'engines/rules/package.json',
      needs('pg'),
      /rules is an engine and may not use pg/,
    ],
    [
      'an engine that throws dice',
      'engines/rules/src/tried.ts',
      write('Math.random()'),
      /take chance and time as arguments/,
    ],
    [
      'a module that stands on a higher one',
      'modules/stock/package.json',
      needs('@yaolian/trade'),
      /stock may not stand on @yaolian\/trade/,
    ],
    [
      'an engine that stands on a module',
      'engines/rules/package.json',
      needs('@yaolian/party'),
      /rules may not stand on @yaolian\/party/,
    ],
    [
      'a contract that brings the server along',
      'modules/party/src/contract.ts',
      write("import { sql } from '@yaolian/kernel'"),
      /goes to the browser and may not import @yaolian\/kernel/,
    ],
    [
      'a table in another module’s schema',
      'modules/price/migrations/0099-tried.sql',
      write('-- reference\ncreate table stock.tried (id uuid primary key)'),
      /stock.tried is not of the schema price/,
    ],
    [
      'a table that does not say how it is distributed',
      'modules/price/migrations/0099-tried.sql',
      write('create table price.tried (id uuid primary key)'),
      /price.tried does not say how it is distributed/,
    ],
    [
      'a foreign key into another module',
      'modules/price/migrations/0099-tried.sql',
      write('alter table price.offer add foreign key (product_id) references catalogue.product'),
      /a foreign key into another module/,
    ],
    [
      'an area of the web app that imports another',
      'web/src/areas/shop/tried.ts',
      write("export { pages } from '../desk/pages.ts'"),
      /the area shop may not import from desk/,
    ],
  ]
  for (const [what, path, change, fault] of breaks)
    test(`names ${what}`, () => {
      const file = join(root, path)
      const before = readIfThere(file)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, change(before ?? ''))
      const faults = checkWalls(root)
      if (before === null) rmSync(file)
      else writeFileSync(file, before)
      expect(faults).toEqual([expect.stringMatching(fault)])
    })
})

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
