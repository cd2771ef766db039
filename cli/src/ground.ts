import type { Call, Option } from './command.ts'
import { Failure } from './command.ts'
import { chosenHome, holdsDatabase } from './places.ts'

/** The database a command works on, and how to let go of it. */
export type Ground = {
  ownerUrl: string
  /** Directory whose disk must not fill up; null for a server that somebody else looks after. */
  dataDir: string | null
  /** Where the database is, for people; without a password. */
  place: string
  /** Called with the URL that is valid after PostgreSQL was restarted. */
  onRestart(listener: (url: string) => void): void
  close(): Promise<void>
}

export const DATABASE_OPTIONS: Record<string, Option> = {
  'database-url': {
    type: 'string',
    value: 'URL',
    summary: 'an existing PostgreSQL (16 to 18), as its owner; or DATABASE_URL',
  },
  demo: { type: 'boolean', summary: "the demo's database instead of the real one" },
}

/** A server the reader named, or null. */
function givenUrl(call: Call): string | null {
  return call.text('database-url') ?? process.env.DATABASE_URL ?? null
}

/**
 * For commands that look at a house: the running one's database, or the one that is there, started for a
 * moment.
 */
export async function openExisting(call: Call, whereNone: 'refuse' | 'make' = 'refuse'): Promise<Ground> {
  const url = givenUrl(call)
  if (url) return named(url)
  const home = chosenHome(call)
  if (whereNone === 'refuse' && !holdsDatabase(home)) {
    throw new Failure(`there is no database yet (${home}); ./yaolian demo or start makes one`)
  }
  const { runningUrl } = await import('@yaolian/cluster')
  const running = runningUrl(home)
  return running ? { ...named(running), place: home } : openHome(home, call)
}

/**
 * The named server, or the cluster of a home, made when it isn't there. Throws HomeInUse when another process
 * runs it.
 */
export async function openOwn(home: string, call: Call): Promise<Ground> {
  const url = givenUrl(call)
  return url ? named(url) : openHome(home, call)
}

async function openHome(home: string, call: Call): Promise<Ground> {
  const { startCluster } = await import('@yaolian/cluster')
  const cluster = await startCluster({ home, log: call.say })
  return {
    ownerUrl: cluster.url,
    dataDir: cluster.dataDir,
    place: home,
    onRestart: cluster.onRestart,
    close: cluster.stop,
  }
}

function named(url: string): Ground {
  const { host, pathname } = new URL(url)
  return {
    ownerUrl: url,
    dataDir: null,
    place: `${host}${pathname}`,
    onRestart: () => undefined,
    close: async () => undefined,
  }
}
