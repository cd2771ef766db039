import { uuidv7 } from 'uuidv7'

/** UUIDv7 text. Made by whoever gives a command, so that the id is also the idempotency key. */
export type Id = string

export const newId = (): Id => uuidv7()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => UUID.test(text)
