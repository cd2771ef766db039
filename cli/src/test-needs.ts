import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Call } from './command.ts'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FONTS = ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/noto-cjk']

/**
 * Chromium and Chinese fonts for the tests of the pages, from apt where they are missing and apt may be used.
 * Gives Chromium's path, or null: those tests then skip by name.
 */
export function testNeeds(call: Call): string | null {
  const given = process.env.CHROMIUM
  if (given) return given
  const isLinux = process.platform === 'linux'
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(FONTS.some(path => existsSync(path)) ? [] : ['fonts-noto-cjk']),
  ]
  if (isLinux && missing.length > 0) install(missing, call)
  return findBrowser()
}

function findBrowser(): string | null {
  return BROWSERS.find(path => existsSync(path)) ?? null
}

function install(names: string[], call: Call): void {
  const hasApt = spawnSync('apt-get', ['--version']).status === 0
  if (!hasApt || process.getuid?.() !== 0) {
    call.say(
      `missing for the tests of the pages: ${names.join(', ')} (as root: apt-get install ${names.join(' ')})`,
    )
    return
  }
  call.say(`installing ${names.join(' and ')}`)
  const options = {
    stdio: ['ignore', 2, 2] as ['ignore', number, number],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  const install = ['install', '-y', '--no-install-recommends', ...names]
  spawnSync('apt-get', ['update', '-q'], options)
  const { status } = spawnSync('apt-get', install, options)
  if (status !== 0) call.say(`apt-get could not install ${names.join(', ')}; its reason is above`)
}
