import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(src, { recursive: true })
  .map(name => String(name).replaceAll('\\', '/'))
  .filter(name => /\.tsx?$/.test(name))
const textOf = (name: string) => readFileSync(join(src, name), 'utf8')

/** `areas/shop`, `kit`, `parts`, or '' for the few files that join them. */
const homeOf = (name: string) => /^(areas\/[^/]+|kit|parts)\//.exec(name)?.[1] ?? ''

function imports(name: string): string[] {
  return [...textOf(name).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(found => found[1] ?? '')
}

test('kit knows neither parts nor areas, parts know no area, areas never import each other', () => {
  const wrong = files.flatMap(name =>
    imports(name)
      .filter(path => path.startsWith('.'))
      .map(path => relative(src, join(src, dirname(name), path)).replaceAll('\\', '/'))
      .filter(target => {
        const [from, to] = [homeOf(name), homeOf(target)]
        if (from === 'kit') return to !== 'kit'
        if (from === 'parts') return to.startsWith('areas/')
        return from.startsWith('areas/') && to.startsWith('areas/') && from !== to
      })
      .map(target => `${name} → ${target}`),
  )
  expect(wrong).toEqual([])
})

test('of our own packages the browser gets contracts only', () => {
  const ours = files.flatMap(name => imports(name).filter(path => path.startsWith('@yaolian/')))
  expect(ours.filter(path => !path.endsWith('/contract'))).toEqual([])
})

test('no Chinese words in components: they belong into a catalogue', () => {
  const wrong = files
    .filter(name => name.endsWith('.tsx'))
    .flatMap(name =>
      textOf(name)
        .split('\n')
        .map(line => line.replace(/\/\/.*|\/?\*.*/, ''))
        .filter(line => /\p{Script=Han}/u.test(line))
        .map(line => `${name}: ${line.trim()}`),
    )
  expect(wrong).toEqual([])
})
