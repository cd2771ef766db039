import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './command.ts'

const BYTES = 32

/**
 * What secrets of second factors are sealed with: `YAOLIAN_SEAL_KEY` (32 bytes in base64, the same for every process of
 * a house), or the file `seal-key` of the home, drawn at the first start and readable by its owner alone. It is never
 * in the database nor in its backups: a stolen copy of those opens no authenticator. Keep a copy of it apart.
 */
export function sealKeyOf(home: string): Buffer {
  const given = process.env.YAOLIAN_SEAL_KEY
  if (given) return checked(given, 'YAOLIAN_SEAL_KEY')
  const path = join(home, 'seal-key')
  if (existsSync(path)) return checked(readFileSync(path, 'utf8'), path)
  const key = randomBytes(BYTES)
  mkdirSync(home, { recursive: true })
  writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}

function checked(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== BYTES) throw new Failure(`${where} must hold ${BYTES} bytes in base64`)
  return key
}
