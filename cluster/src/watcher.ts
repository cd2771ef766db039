import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'

export type Watcher = { follow(pid: number): void; letGo(): void }

/**
 * Remembers the last pid it was told. When its input closes, which is what any death of this process does,
 * kill -9 included, it asks PostgreSQL to stop cleanly (SIGINT: fast shutdown). On Linux it first makes sure
 * that the pid still works in our data directory.
 */
const SCRIPT = `
while IFS= read -r line; do pid=$line; done
[ -n "$pid" ] || exit 0
[ -d /proc/self ] && [ "$(readlink "/proc/$pid/cwd")" != "$1" ] && exit 0
kill -INT "$pid" 2>/dev/null
`

export function startWatcher(dataDir: string): Watcher {
  // Its own process group: a signal to ours (Ctrl-C, kill of a whole group) must not take the watcher along.
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'yaolian-watcher', realpathSync(dataDir)], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.unref()
  const input = child.stdin
  // A watcher that somebody killed makes writes fail; PostgreSQL then only lacks its second safety.
  input.on('error', () => undefined)
  ;(input as unknown as { unref?: () => void }).unref?.()
  return {
    follow: pid => void input.write(`${pid}\n`),
    letGo: () => void input.end('\n'),
  }
}
