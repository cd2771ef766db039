import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Entry = {
  version?: string
  cpu?: string[]
  dev?: boolean
  libc?: string[]
  optional?: boolean
  os?: string[]
  optionalDependencies?: Record<string, string>
}
export type Packages = Record<string, Entry>

const OS = /(android|darwin|freebsd|linux|openharmony|win32)/
const CPU = /(arm64|arm|ia32|ppc64|riscv64|s390x|x64)/

/**
 * Optional packages (builds for other platforms) that a package-lock.json lacks, because the registry it was
 * made with could not deliver them. npm leaves such packages out, and then `npm ci` refuses the lock: on the
 * machine that made it as well as wherever the registry does have them. Gives the entries to add, by their
 * key in `packages`.
 */
export function missingEntries(packages: Packages): Packages {
  const missing: Packages = {}
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isFound(packages, path, name)) continue
      // A platform's build is pinned by the package it belongs to; a range could not be resolved without the
      // registry.
      if (!/^\d+\.\d+\.\d+/.test(version))
        throw new Error(`${name}@${version}, wanted by ${path}, is not pinned`)
      const { cpu, libc, os } = platformOf(name)
      const dev = entry.dev ? { dev: true } : {}
      missing[`node_modules/${name}`] = { version, cpu, ...dev, ...libc, optional: true, os }
    }
  }
  return missing
}

/** Node's look-up: in the package's own node_modules, then in those above it. */
function isFound(packages: Packages, path: string, name: string): boolean {
  for (
    let folder = path;
    folder !== '';
    folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))
  ) {
    if (packages[`${folder}/node_modules/${name}`]) return true
  }
  return packages[`node_modules/${name}`] !== undefined
}

function platformOf(name: string): { cpu: string[]; os: string[]; libc: { libc?: string[] } } {
  const build = name.split('/').at(-1)!
  const os = OS.exec(build)?.[0]
  const cpu = CPU.exec(build.replace(OS, ''))?.[0]
  if (!os || !cpu) throw new Error(`the platform of ${name} is not in its name; add it to the lock by hand`)
  const isMusl = /musl/.test(build)
  const isGlibc = /gnu/.test(build)
  const libc = os === 'linux' && (isMusl || isGlibc) ? { libc: [isMusl ? 'musl' : 'glibc'] } : {}
  return { cpu: [cpu], os: [os], libc }
}

/** `npm run lock`, after every `npm install` that changed the lock. */
if (process.argv[1] === import.meta.filename) {
  const path = join(import.meta.dirname, '../../package-lock.json')
  const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Packages }
  const missing = missingEntries(lock.packages)
  const packages = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} entries added to package-lock.json\n`)
}
