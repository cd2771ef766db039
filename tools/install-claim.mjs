// One installation at a time. Plain JavaScript for the machine's own Node, like install.mjs.
import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does the work alone: a second installation waits for the first. The claim file holds one "pid starttime"
 * line for each process that must be gone before it counts as abandoned; the work adds npm's, since npm
 * outlives a killed parent.
 */
export async function claimed(path, work, say) {
  mkdirSync(dirname(path), { recursive: true })
  for (let waits = 0; !takeClaim(path); waits++) {
    const holder = readOr(path, '').trim().split('\n').find(isAlive)
    if (holder === undefined) {
      rmSync(path, { force: true })
      continue
    }
    if (waits === 0) say(`another installation is running (process ${holder.split(' ')[0]}); waiting for it`)
    await sleep(500)
  }
  try {
    await work(pid => writeFileSync(path, ownerLine(pid), { flag: 'a' }))
  } finally {
    rmSync(path, { force: true })
  }
}

/** Linked into place when complete, so that nobody can read a claim without its owner. */
function takeClaim(path) {
  const whole = `${path}.${process.pid}`
  writeFileSync(whole, ownerLine(process.pid))
  try {
    linkSync(whole, path)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(whole, { force: true })
  }
}

function ownerLine(pid) {
  return `${pid} ${startTimeOf(pid)}\n`
}

function isAlive(line) {
  const [pid, startTime] = line.split(' ')
  return startTime !== undefined && startTimeOf(Number(pid)) === startTime
}

/** As kernel/src/cluster/processes.ts, which this Node may be too old to read. */
export function startTimeOf(pid) {
  if (process.platform === 'linux') {
    const stat = readOr(`/proc/${pid}/stat`, '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  }
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim().replace(/\s+/g, '_') || undefined
}

export function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return otherwise
    throw error
  }
}
