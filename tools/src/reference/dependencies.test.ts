import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const PAGE = 'docs/decisions/dependencies.md'

type Package = { workspaces?: string[] } & Partial<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
>

const read = (path: string): Package => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
const root = read('package.json')
const packages = [
  root,
  ...globSync(
    root.workspaces!.map(one => `${one}/package.json`),
    { cwd: ROOT },
  ).map(read),
]
const used = packages.flatMap(one => [
  ...Object.entries(one.dependencies ?? {}),
  ...Object.entries(one.devDependencies ?? {}),
  ...Object.entries(one.optionalDependencies ?? {}),
])
const names = [...new Set(used.map(([name]) => name).filter(name => !name.startsWith('@yaolian/')))].sort()
const rows = readFileSync(join(ROOT, PAGE), 'utf8')
  .split('\n')
  .flatMap(line => {
    const [, name, why, instead] = /^\| `([^`]+)` \| (.*) \| (.*) \|$/.exec(line) ?? []
    return name ? [{ name, why: why!.trim(), instead: instead!.trim() }] : []
  })

test('every package that we name has one line of reasons, and no line is left over', () => {
  expect(packages.length).toBeGreaterThan(15)
  expect(rows.map(row => row.name).sort()).toEqual(names)
})

test('each line says why and what instead', () => {
  expect(rows.filter(row => row.why.length < 10 || row.instead.length < 3)).toEqual([])
})

test('versions are pinned, and one package has one version', () => {
  const loose = used.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  expect(loose).toEqual([])
  const versions = Map.groupBy(used, ([name]) => name)
  const split = [...versions].filter(([, all]) => new Set(all.map(([, version]) => version)).size > 1)
  expect(split).toEqual([])
})
