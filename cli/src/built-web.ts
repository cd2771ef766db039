import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { HomeInUse, type HomeLock, takeLock } from '@yaolian/cluster'
import { type Call, Failure } from './command.ts'
import { CHECKOUT } from './places.ts'

const WEB = join(CHECKOUT, 'web')
const DIST = join(WEB, 'dist')
/** What the pages were built from: every file by its hash. Outside dist, which is served. */
const STAMP = join(CHECKOUT, '.yaolian', 'web-sources.json')

type Sources = Record<string, string>

/**
 * The folder of the built pages, built anew only when something they were built from has changed (about 10
 * s).
 */
export async function builtWeb(call: Call): Promise<string> {
  const lock = await waitForLock(join(CHECKOUT, '.yaolian', 'web-build.lock'))
  try {
    const before = readStamp()
    if (before && isUnchanged(before)) return DIST
    call.say('building the pages')
    const began = Date.now()
    const inputs = await runBuild()
    const sources = hashAll(inputs)
    // Saved while it was being built, a file may be in the pages in its older form: then the next start
    // builds again.
    const isSettled = Object.keys(sources).every(name => statSync(join(CHECKOUT, name)).mtimeMs < began)
    if (isSettled) writeFileSync(STAMP, JSON.stringify(sources, null, 1))
    call.say(`built the pages in ${Math.round((Date.now() - began) / 100) / 10} s`)
    return DIST
  } finally {
    lock.release()
  }
}

/** Two builds at once would empty each other's folder. */
async function waitForLock(path: string): Promise<HomeLock> {
  mkdirSync(dirname(path), { recursive: true })
  while (true) {
    try {
      return await takeLock(path, undefined)
    } catch (error) {
      if (!(error instanceof HomeInUse)) throw error
      await sleep(500)
    }
  }
}

/**
 * A page can change through a new file in web/ (globs, public files), a changed file that was part of the
 * last build, wherever it lies, or other packages. New files elsewhere come in only through a changed file.
 */
function isUnchanged(before: Sources): boolean {
  const now = hashAll(Object.keys(before).filter(name => existsSync(join(CHECKOUT, name))))
  const names = Object.keys(now)
  return names.length === Object.keys(before).length && names.every(name => now[name] === before[name])
}

/** The named files and everything in web/. */
function hashAll(names: readonly string[]): Sources {
  const all = [...new Set([...names, ...ownFiles()])].sort()
  return Object.fromEntries(all.map(name => [name, hashOf(join(CHECKOUT, name))]))
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('base64url')
}

function ownFiles(): string[] {
  const names = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter(name => !/^(dist|node_modules)(\/|$)|\.test\.tsx?$/.test(name))
    .map(name => join(WEB, name))
    .filter(path => statSync(path).isFile())
  return [join(CHECKOUT, 'package-lock.json'), ...names].map(path => relative(CHECKOUT, path))
}

function readStamp(): Sources | null {
  return existsSync(STAMP) && existsSync(join(DIST, 'index.html'))
    ? (JSON.parse(readFileSync(STAMP, 'utf8')) as Sources)
    : null
}

/**
 * In a process of its own: Vite sets NODE_ENV and keeps hundreds of megabytes. Gives the files it read,
 * outside node_modules.
 */
function runBuild(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, 'build-web-process.ts')
    const child = spawn(process.execPath, [program, WEB], { cwd: WEB, stdio: ['ignore', 'pipe', 'pipe'] })
    const answer: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', chunk => answer.push(chunk))
    child.stderr.on('data', chunk => errors.push(chunk))
    child.once('error', reject)
    child.once('close', status => {
      const text = Buffer.concat(answer).toString().trim()
      if (status !== 0)
        reject(new Failure(`the pages could not be built:\n${text}\n${Buffer.concat(errors).toString()}`))
      else resolve((JSON.parse(text.split('\n').at(-1)!) as string[]).map(path => relative(CHECKOUT, path)))
    })
  })
}
