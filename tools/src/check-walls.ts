import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Package = { name: string; dir: string; needs: string[]; outside: string[] }

const FLOORS = ['cluster', 'kernel', 'engines', 'modules', 'server', 'tools', 'cli', 'bench', 'test', 'web']
/** Modules from the ground up; each may use those before it. */
const MODULE_ORDER = [
  'rulebook',
  'party',
  'identity',
  'catalogue',
  'stock',
  'ledger',
  'price',
  'credit',
  'trade',
]
const PURE = new Set(['typebox'])

/** Holds packages, imports and migrations to the floor plan; gives one line per broken wall. */
export function checkWalls(root: string): string[] {
  const packages = readPackages(root)
  return [
    ...packages.flatMap(one => checkFloor(one, packages)),
    ...packages.filter(one => one.dir.startsWith('engines/')).flatMap(one => checkPure(root, one)),
    ...packages.filter(one => one.dir.startsWith('modules/')).flatMap(one => checkModule(root, one)),
    ...checkAreas(root),
  ]
}

function readPackages(root: string): Package[] {
  const folders = ['cluster', 'kernel', 'server', 'tools', 'cli', 'bench', 'test', 'web']
  for (const parent of ['engines', 'modules'])
    folders.push(...readdirSync(join(root, parent)).map(name => `${parent}/${name}`))
  return folders.map(dir => {
    const { name, dependencies = {} } = JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8')) as {
      name: string
      dependencies?: Record<string, string>
    }
    const all = Object.keys(dependencies)
    const own = (one: string): boolean => one.startsWith('@yaolian/')
    return { name, dir, needs: all.filter(own), outside: all.filter(one => !own(one)) }
  })
}

const floorOf = (one: Package): number => FLOORS.indexOf(one.dir.split('/')[0] ?? '')
const moduleRank = (one: Package): number => MODULE_ORDER.indexOf(one.name.replace('@yaolian/', ''))

function checkFloor(one: Package, packages: readonly Package[]): string[] {
  const faults: string[] = []
  if (one.dir.startsWith('modules/') && moduleRank(one) < 0)
    faults.push(`${one.name} is missing in MODULE_ORDER`)
  for (const need of one.needs) {
    const other = packages.find(candidate => candidate.name === need)
    if (!other) faults.push(`${one.name} needs ${need}, which does not exist`)
    else if (
      floorOf(other) > floorOf(one) ||
      (floorOf(other) === floorOf(one) && moduleRank(other) >= moduleRank(one))
    )
      faults.push(`${one.name} may not stand on ${need}`)
  }
  return faults
}

function checkPure(root: string, one: Package): string[] {
  const faults = one.outside
    .filter(name => !PURE.has(name))
    .map(name => `${one.name} is an engine and may not use ${name}`)
  for (const file of sources(root, one))
    if (/Math\.random|performance\.now/.test(file.text))
      faults.push(`${file.path}: engines take chance and time as arguments`)
  return faults
}

const TABLE = /create table\s+(\S+)/gi

function checkModule(root: string, one: Package): string[] {
  const faults: string[] = []
  const schema = one.name.replace('@yaolian/', '')
  const contract = sources(root, one).find(file => file.path.endsWith('/contract.ts'))
  for (const [, from] of contract?.text.matchAll(/from '([^']+)'/g) ?? [])
    if (from && !/^(typebox|\.\/|@yaolian\/[a-z]+\/contract$)/.test(from))
      faults.push(`${contract?.path} goes to the browser and may not import ${from}`)
  const folder = join(root, one.dir, 'migrations')
  for (const name of readdirSync(folder).filter(file => file.endsWith('.sql'))) {
    const text = readFileSync(join(folder, name), 'utf8')
    for (const match of text.matchAll(TABLE)) {
      const table = match[1] ?? ''
      const before = text.slice(0, match.index).trimEnd().split('\n').at(-1) ?? ''
      if (!table.startsWith(`${schema}.`))
        faults.push(`${one.dir}/${name}: ${table} is not of the schema ${schema}`)
      if (!/^-- (distribute by org_id|reference)$/.test(before))
        faults.push(`${one.dir}/${name}: ${table} does not say how it is distributed`)
    }
    if (
      /\breferences\s+(?!\w*\s*$)(\w+)\./i.test(text) &&
      !new RegExp(`references\\s+${schema}\\.`, 'i').test(text)
    )
      faults.push(`${one.dir}/${name}: a foreign key into another module`)
  }
  return faults
}

/** Areas of the web app never import each other, and what people read comes from the catalogues of words. */
function checkAreas(root: string): string[] {
  const faults: string[] = []
  for (const file of sources(root, { dir: 'web' })) {
    const area = /^web\/src\/areas\/(\w+)\//.exec(file.path)?.[1]
    for (const [, from] of file.text.matchAll(/from '([^']+)'/g)) {
      const other = /areas\/(\w+)\//.exec(from ?? '')?.[1] ?? (area && /^\.\.\/(\w+)\//.exec(from ?? '')?.[1])
      if (area && other && other !== area && readdirSync(join(root, 'web/src/areas')).includes(other))
        faults.push(`${file.path}: the area ${area} may not import from ${other}`)
    }
  }
  return faults
}

function sources(root: string, one: Pick<Package, 'dir'>): { path: string; text: string }[] {
  const folder = join(root, one.dir, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map(name => ({ path: `${one.dir}/src/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
}
