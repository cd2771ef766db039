import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * When a process started, as an opaque string, or null when there is no such process. A pid alone proves
 * nothing after a reboot or a long uptime: pids are used again. Pid and start time are not.
 */
export function startTimeOf(pid: number): string | null {
  if (process.platform === 'linux') return startTimeFromProc(pid)
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return started.trim().replace(/\s+/g, '_') || null
  } catch {
    return null
  }
}

function startTimeFromProc(pid: number): string | null {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // The second field is the program's name in brackets and may hold spaces and brackets: count from the last
  // one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields[0]
  if (state === 'Z' || state === 'X') return null
  return fields[19] ?? null
}

/**
 * The working directory of a process, or null where that can't be seen (no such process, not ours, not
 * Linux).
 */
export function workingDirectoryOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/** Sends a signal; false when the process is already gone or isn't ours. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch {
    return false
  }
}

/** The command line of a process, or '' when there is none. For systems without /proc. */
export function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
