import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const PAGES = ['*.md', 'docs/**/*.md', '{kernel,web}/README.md', '{engines,modules}/*/README.md'].flatMap(
  pattern => globSync(pattern, { cwd: ROOT }),
)
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** What stands between backticks or in a block is code, and a comment keeps a place: neither is a link. */
const prose = (text: string): string => text.replace(/```[\s\S]*?```|`[^`\n]*`|<!--[\s\S]*?-->/g, '')

test('every link between our pages and files leads somewhere', () => {
  expect(PAGES.length).toBeGreaterThan(30)
  const broken = PAGES.flatMap(page =>
    [...prose(read(page)).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(match => match[1]!)
      .filter(target => !/^https?:/.test(target) && !existsSync(join(ROOT, dirname(page), target)))
      .map(target => `${page}: ${target}`),
  )
  expect(broken).toEqual([])
})

/** The module that a guide builds, and names in capitals. */
const isMeantAsExample = (path: string): boolean => /\/memo\/|[A-Z]{3}/.test(`${dirname(path)}/`)

test('files that pages name in backticks exist', () => {
  const named = /`((?:kernel|engines|modules|server|cli|tools|web|bench|test|docs)\/[\w./-]+\.\w+)`/g
  const gone = PAGES.flatMap(page =>
    [...read(page).matchAll(named)]
      .map(match => match[1]!)
      .filter(path => !isMeantAsExample(path) && !existsSync(join(ROOT, path)))
      .filter(path => !existsSync(join(ROOT, dirname(page), path)))
      .map(path => `${page}: ${path}`),
  )
  expect(gone).toEqual([])
})

test('every command that a page tells to type is one of ours', () => {
  const known = globSync('cli/src/*.ts', { cwd: ROOT }).flatMap(path =>
    [...read(path).matchAll(/^ {2}name: '([a-z -]+)',$/gm)].map(match => match[1]!),
  )
  expect(known).toContain('import catalogue')
  const first = new Set([...known.map(name => name.split(' ')[0]!), 'help'])
  const strange = PAGES.flatMap(page =>
    [...read(page).matchAll(/\.\/yaolian ([a-z][a-z-]*)/g)]
      .map(match => match[1]!)
      .filter(name => !first.has(name))
      .map(name => `${page}: ./yaolian ${name}`),
  )
  expect(strange).toEqual([])
})

test('both languages of the first page begin with the two commands and show the same pictures', () => {
  const pages = ['README.md', 'README.zh-CN.md'].map(read)
  const pictures = pages.map(text => [...text.matchAll(/docs\/pictures\/[\w-]+\.png/g)].map(String))
  expect(pictures[0]).toEqual(pictures[1])
  for (const text of pages)
    expect(text).toMatch(/^# .*\n\n```sh\n\.\/yaolian demo .*\n\.\/yaolian test .*\n```\n/)
})

test('a picture is shown once it exists: take its line out of the comment', () => {
  for (const page of ['README.md', 'README.zh-CN.md']) {
    const places = [...read(page).matchAll(/docs\/pictures\/[\w-]+\.png/g)].map(String)
    expect(places.length).toBeGreaterThan(0)
    const hidden = places.filter(path => existsSync(join(ROOT, path)) && !prose(read(page)).includes(path))
    expect(hidden, page).toEqual([])
  }
})
