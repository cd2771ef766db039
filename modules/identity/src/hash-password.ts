import { hash, type Options, verify } from '@node-rs/argon2'
import { Unavailable } from '@yaolian/kernel'

// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane; about 30 ms here.
const OPTIONS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** One per core of a small machine: more at once would only starve the orders. */
const AT_ONCE = 2
const WAITING_MAX = 60

let busy = 0
const waiting: (() => void)[] = []

/** Hashing costs memory and time by design, so that a flood of logins must wait in a short line, not in the heap. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) {
    if (waiting.length >= WAITING_MAX) throw new Unavailable('too many people sign in at once', 3)
    await new Promise<void>(resolve => waiting.push(resolve))
  } else busy++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}

/** An argon2id hash of the password with a salt of its own, as PHC text. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(normal(password), OPTIONS))

/** Takes as long for a name that is nobody's (`stored` null) as for a wrong password. */
export function passwordFits(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    nobody ??= hash('nobody has this password', OPTIONS)
    const fits = await verify(stored ?? (await nobody), normal(password))
    return fits && stored !== null
  })
}
let nobody: Promise<string> | null = null

// The same characters typed on another keyboard or phone are the same password.
const normal = (password: string): string => password.normalize('NFKC')
