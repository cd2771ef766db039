import { type Ctx, type Refusal, refuse } from '@yaolian/kernel'

/** Four eyes: a person, and not the one who prepared it. Jobs of the house have no eyes and are let through. */
export function anotherPerson(ctx: Ctx, preparedBy: string | null): Refusal | null {
  if (ctx.actor.kind === 'key') return refuse('catalogue.person_needed', {})
  const isSame = ctx.actor.userId !== null && ctx.actor.userId === preparedBy
  return isSame ? refuse('catalogue.same_person', {}) : null
}
