import { parseGtin } from '@yaolian/codes'
import { foldText } from '@yaolian/drugmatch'
import { type PackLevel, type Refusal, refuse } from '@yaolian/kernel'
import { checkApproval } from './check-approval.ts'
import {
  type AskedChange,
  type FactsPatch,
  FLAG_VALUES,
  type PackFact,
  type ProductClass,
  type ProductFlag,
} from './contract.ts'

/** Everything of a product that an approved change may touch. */
export type Changeable = ProductClass & {
  brand: string | null
  alias: string | null
  salesUnit: string
  packLevels: readonly PackLevel[]
  packFacts: readonly PackFact[]
  storageText: string
  shelfLifeMonths: number | null
  flags: readonly ProductFlag[]
  approvalNo: string | null
  approvalFrom: string | null
  approvalTo: string | null
}

export type Patched = { before: Record<string, unknown>; after: Record<string, unknown>; product: Changeable }

/** Pure: what would stand there and what stood there before, only of what differs; or why it may not be. */
export function patchProduct(
  product: Changeable,
  asked: Extract<AskedChange, { kind: 'facts' | 'registration' }>,
): Patched | Refusal {
  const wanted = tidy(asked.after)
  const keys = (Object.keys(wanted) as (keyof Changeable)[]).filter(key => !same(wanted[key], product[key]))
  if (keys.length === 0) return refuse('catalogue.nothing_changed', {})
  const after = Object.fromEntries(keys.map(key => [key, wanted[key]]))
  const patched: Changeable = { ...product, ...after }
  const wrong = wrongPacks(patched) ?? wrongFlags(patched.flags) ?? wrongNumber(patched)
  if (wrong) return wrong
  if (patched.approvalFrom && patched.approvalTo && patched.approvalTo < patched.approvalFrom)
    return refuse('catalogue.approval_days', { from: patched.approvalFrom, to: patched.approvalTo })
  // The number in its one spelling, as the check read it.
  const read = checkApproval(patched.scopeClass, patched.approvalNo)
  if (read.state === 'valid') patched.approvalNo = read.approvalNo
  return { before: Object.fromEntries(keys.map(key => [key, product[key]])), after, product: patched }
}

/** Order of keys says nothing: PostgreSQL keeps jsonb in its own. */
export const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b)
const stable = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

function tidy(patch: FactsPatch | Record<string, unknown>): Partial<Changeable> {
  const given = { ...patch } as Partial<Changeable>
  if (given.brand) given.brand = foldText(given.brand)
  if (given.alias) given.alias = foldText(given.alias)
  if (given.flags) given.flags = [...given.flags].sort((a, b) => (a.flag < b.flag ? -1 : 1))
  return given
}

function wrongPacks({ packLevels, packFacts, salesUnit }: Changeable): Refusal | null {
  const nested = packLevels.every((pack, i) => i === 0 || pack.units % (packLevels[i - 1]?.units ?? 1) === 0)
  const grows = packLevels.every((pack, i) => i === 0 || pack.units > (packLevels[i - 1]?.units ?? 1))
  if (!nested || !grows || packLevels[0]?.units !== 1 || packLevels[0].level !== salesUnit)
    return refuse('catalogue.packs_broken', {
      at: packLevels.map(pack => `${pack.level}${pack.units}`).join(' '),
    })
  const levels = packLevels.map(pack => pack.level)
  const seen = new Set<string>()
  for (const fact of packFacts) {
    if (!levels.includes(fact.level)) return refuse('catalogue.pack_unknown', { level: fact.level })
    if (!fact.gtin) continue
    const read = parseGtin(fact.gtin)
    if (!read.ok) return refuse('catalogue.gtin_wrong', { gtin: fact.gtin, level: fact.level, why: read.why })
    if (seen.has(read.gtin14)) return refuse('catalogue.gtin_twice', { gtin: fact.gtin })
    seen.add(read.gtin14)
  }
  return null
}

function wrongFlags(flags: readonly ProductFlag[]): Refusal | null {
  const names = flags.map(flag => flag.flag)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice) return refuse('catalogue.flag_twice', { flag: twice })
  for (const { flag, value, validFrom, validTo } of flags) {
    const known = FLAG_VALUES[flag]
    if (known && !known.includes(value)) return refuse('catalogue.flag_value', { flag, value, known })
    if (validFrom && validTo && validTo < validFrom) return refuse('catalogue.flag_days', { flag })
  }
  return null
}

function wrongNumber({ scopeClass, approvalNo }: Changeable): Refusal | null {
  const read = checkApproval(scopeClass, approvalNo)
  if (read.state !== 'wrong') return null
  const code = approvalNo ? 'catalogue.approval_format' : 'catalogue.approval_missing'
  return refuse(code, { approvalNo: approvalNo ?? '', scopeClass, why: read.why })
}
