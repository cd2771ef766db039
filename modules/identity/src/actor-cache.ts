import type { Actor } from '@yaolian/kernel'
import { CACHE_MAX, CACHE_MS } from './limits.ts'

export type ActorCache = ReturnType<typeof actorCache>
/** Whom a token stands for and, for a machine's key, from where and how often it may come. */
export type Known = { actor: Actor; allowedFrom: readonly string[]; perMinute: number | null }

/**
 * A few seconds of memory about tokens. Something asked before a `forget` and answered after it is not kept: it may
 * have been read just before the session ended. `clock` gives milliseconds that only grow.
 */
export function actorCache(clock: () => number = () => performance.now()) {
  const entries = new Map<string, { known: Known; until: number }>()
  let generation = 0
  return {
    generation: () => generation,
    get(hash: string): Known | null {
      const entry = entries.get(hash)
      if (!entry) return null
      if (entry.until > clock()) return entry.known
      entries.delete(hash)
      return null
    },
    put(hash: string, known: Known, asked: number): void {
      if (asked !== generation) return
      // A Map keeps the order of entry: the first one is the oldest.
      if (entries.size >= CACHE_MAX) for (const oldest of entries.keys()) if (entries.delete(oldest)) break
      entries.set(hash, { known, until: clock() + CACHE_MS })
    },
    forget(hash?: string): void {
      generation++
      if (hash === undefined) entries.clear()
      else entries.delete(hash)
    },
  }
}
