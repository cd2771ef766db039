import type { Actor, Database, Module } from '@yaolian/kernel'

/** Every module of the house, lowest floor first: the order of migrations and of the floor plan. */
export const modules: readonly Module[] = []

/** Who a session's token or a machine's key stands for; null for a stranger. */
export const authenticate = async (_db: Database, _credentials: string | null): Promise<Actor | null> => null
