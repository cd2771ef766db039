import { diskState } from '@yaolian/cluster'
import { type House, type Served, serve } from '@yaolian/server'
import { Failure } from './command.ts'
import type { Ground } from './ground.ts'

/** Where the pages are when nothing else is asked for. */
const USUAL_PORT = 4300

export type Serving = {
  house: House
  ground: Ground
  /** Folder of the built pages; null to serve the API alone. */
  web: string | null
  host: string
  port: number | undefined
  /** Another port will do when the usual one is taken; a port that was asked for is taken or refused. */
  mayMove: boolean
  isDemo: boolean
  /** Proxies whose word about a caller's address is believed; this machine's when left out. */
  trustProxy?: readonly string[]
}

/** Serves the house and its pages. Throws Failure with the way out when the port is taken. */
export async function serveHouse(serving: Serving): Promise<Served> {
  const { house, ground, web, host } = serving
  const options = {
    host,
    ...(web !== null && { web }),
    demo: serving.isDemo,
    ...(serving.trustProxy && { trustProxy: serving.trustProxy }),
    writeStop: () =>
      ground.dataDir !== null && diskState(ground.dataDir).isLow ? 'the disk is nearly full' : null,
    readiness: async () => (ground.dataDir === null ? [] : [diskCheck(ground.dataDir)]),
  }
  const port = serving.port ?? USUAL_PORT
  try {
    return await serve(house, { ...options, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (serving.mayMove && serving.port === undefined) return serve(house, { ...options, port: 0 })
    throw new Failure(`port ${port} on ${host} is taken; choose another one: --port N`)
  }
}

function diskCheck(dataDir: string): { name: string; ok: boolean; why?: string } {
  const { freeBytes, neededBytes, isLow } = diskState(dataDir)
  if (!isLow) return { name: 'disk', ok: true }
  const mb = (bytes: number) => Math.floor(bytes / 1024 / 1024)
  return { name: 'disk', ok: false, why: `${mb(freeBytes)} MB free, ${mb(neededBytes)} MB needed` }
}

/**
 * Resolves when the reader interrupts. Rejects when PostgreSQL came back on another port, which only happens
 * when somebody took the old one while it was down: our pools point at the old one, and a supervisor's
 * restart mends that.
 */
export function untilInterrupted(ground: Ground, interrupted: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    ground.onRestart(url => {
      if (url !== ground.ownerUrl) reject(new Failure('PostgreSQL had to take another port: start again'))
    })
    if (interrupted.aborted) resolve()
    interrupted.addEventListener('abort', () => resolve())
  })
}
