import type { Refusal } from '@yaolian/kernel'

/** A verb takes many and answers many; a route for one thing has exactly one answer. */
export const only = <T>(answers: readonly (T | Refusal)[]): T | Refusal => answers[0] as T | Refusal
