import type { Actor } from '@yaolian/kernel'
import { CACHE_MAX, CACHE_MS } from './limits.ts'

export type ActorCache = ReturnType<typeof actorCache>

/**
 * A few seconds of memory about tokens. Something asked before a `forget` and answered after it is not kept: it may
 * have been read just before the session ended. `clock` gives milliseconds that only grow.
 */
export function actorCache(clock: () => number = () => performance.now()) {
  const known = new Map<string, { actor: Actor; until: number }>()
  let generation = 0
  return {
    generation: () => generation,
    get(hash: string): Actor | null {
      const entry = known.get(hash)
      if (!entry) return null
      if (entry.until > clock()) return entry.actor
      known.delete(hash)
      return null
    },
    put(hash: string, actor: Actor, asked: number): void {
      if (asked !== generation) return
      // A Map keeps the order of entry: the first one is the oldest.
      if (known.size >= CACHE_MAX) for (const oldest of known.keys()) if (known.delete(oldest)) break
      known.set(hash, { actor, until: clock() + CACHE_MS })
    },
    forget(hash?: string): void {
      generation++
      if (hash === undefined) known.clear()
      else known.delete(hash)
    },
  }
}
