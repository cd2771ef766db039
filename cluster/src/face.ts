import { join } from 'node:path'
import { lastPort } from './home.ts'
import { lockHolder } from './lock.ts'
import { readSecret } from './secret.ts'
import { ownerUrl } from './start-cluster.ts'

export { adoptDatabase } from './adopt.ts'
export { type DiskState, diskState } from './disk.ts'
export { HomeInUse, type HomeLock, takeLock } from './lock.ts'
export { type Cluster, type ClusterOptions, startCluster } from './start-cluster.ts'

/**
 * The owner's URL of the PostgreSQL that another process keeps running on a home (`demo` or `start`), or null
 * when none does. For commands that look at a running house instead of starting one.
 */
export function runningUrl(home: string): string | null {
  const secret = readSecret(home)
  if (secret === null || lockHolder(join(home, 'lock')) === null) return null
  return ownerUrl(secret, lastPort(home))
}
