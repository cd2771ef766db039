import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { missingEntries, type Packages } from './complete-lock.ts'

test('package-lock.json lists the builds for every platform (npm run lock adds them)', () => {
  const path = join(import.meta.dirname, '../../package-lock.json')
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages: Packages }
  expect(Object.keys(missingEntries(packages))).toEqual([])
})

test('a build that is not there is added with the platform that its name says', () => {
  const packages = {
    'node_modules/lint': {
      dev: true,
      optionalDependencies: { '@lint/linux-x64-musl': '2.6.8', '@lint/darwin-arm64': '2.6.8' },
    },
    'node_modules/@lint/darwin-arm64': { version: '2.6.8' },
    'node_modules/parse': { optionalDependencies: { 'parse-linux-arm-gnueabihf': '1.0.0' } },
    'node_modules/other/node_modules/bind': { optionalDependencies: { 'bind-win32-x64-msvc': '3.0.0' } },
    'node_modules/other/node_modules/bind-win32-x64-msvc': { version: '3.0.0' },
  }
  expect(missingEntries(packages)).toEqual({
    'node_modules/@lint/linux-x64-musl': {
      version: '2.6.8',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
    'node_modules/parse-linux-arm-gnueabihf': {
      version: '1.0.0',
      cpu: ['arm'],
      libc: ['glibc'],
      optional: true,
      os: ['linux'],
    },
  })
})
