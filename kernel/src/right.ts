import { Denied } from './refusal.ts'

/** Who acts: a signed-in person, a machine with a key, or the platform itself (jobs, subscribers). */
export type Actor = {
  readonly kind: 'user' | 'key' | 'system'
  readonly userId: string | null
  readonly name: string
  /** The organisation acted for; its id is on every row that the actor may write. */
  readonly orgId: string
  readonly rights: ReadonlySet<string>
  /** What has to be put right before anything else, as the code of a refusal; see `admit`. */
  readonly hold?: string
  /** When this person last proved who they are, by a password or a code; dangerous verbs want it fresh. */
  readonly provenAt?: string | null
}

/** Jobs and subscribers act as the platform; their transactions see every organisation. */
export function systemActor(name: string): Actor {
  return { kind: 'system', userId: null, name, orgId: SYSTEM_ORG, rights: ALL_RIGHTS }
}

export const SYSTEM_ORG = '00000000-0000-7000-8000-000000000000'

const ALL_RIGHTS: ReadonlySet<string> = new (class extends Set<string> {
  override has(): boolean {
    return true
  }
})()

/** First line of every verb. For combined commands it runs for each one before it joins a batch. */
export function permit(by: { readonly actor: Actor }, right: string): void {
  if (!by.actor.rights.has(right)) throw new Denied(right)
}
