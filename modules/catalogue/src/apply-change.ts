import { type Ctx, isRefusal, type Refusal, refuse } from '@yaolian/kernel'
import { insertLeaflets, newestLeaflet } from './change.sql.ts'
import type { ChangeKind, FactsPatch, LeafletPatch, RegistrationPatch } from './contract.ts'
import {
  clearFlags,
  depthOf,
  flagColumnsOf,
  flagsOf,
  holdersOfGtins,
  insertFlags,
  writeFacts,
} from './depth.sql.ts'
import { indexProducts } from './index-products.ts'
import { type Changeable, patchProduct, same } from './patch-product.ts'
import { insertChanges, productsById } from './product.sql.ts'
import { searchColumns } from './product-row.ts'
import { classOf } from './publish-products.ts'
import type { FoundProduct } from './read-products.ts'
import { gtinsOf } from './store-products.ts'

/** A change that is to be written now, with what stood there when it was asked for. */
export type Applied = {
  productId: string
  kind: ChangeKind
  before: Record<string, unknown>
  after: Record<string, unknown>
  reason: string
  askedName: string
}

export async function readChangeable(
  ctx: Ctx,
  productId: string,
): Promise<{ product: FoundProduct; changeable: Changeable } | null> {
  const ids = [productId]
  const [[product], depth, flags] = await Promise.all([
    productsById(ctx, { ids }),
    depthOf(ctx, { product: productId }),
    flagsOf(ctx, { ids }),
  ])
  if (!product || !depth) return null
  const { brand, alias, salesUnit, packLevels, approvalNo } = product
  const { suspendedOn: _, suspendedWhy: _w, submittedBy: _s, ...rest } = depth
  const changeable = {
    ...classOf(product),
    ...rest,
    ...{ brand, alias, salesUnit, packLevels, approvalNo },
    flags: flags.map(({ productId: _id, ...flag }) => flag),
  }
  return { product, changeable }
}

/**
 * Writes a change that may be made, with its history and its event. Refuses where the product no longer stands as it
 * stood when the change was asked for, since somebody would approve what he did not see.
 */
export async function applyChange(ctx: Ctx, change: Applied): Promise<Refusal | null> {
  return change.kind === 'leaflet' ? applyLeaflet(ctx, change) : applyFacts(ctx, change)
}

async function applyFacts(ctx: Ctx, change: Applied): Promise<Refusal | null> {
  const found = await readChangeable(ctx, change.productId)
  if (!found) return refuse('catalogue.changed_since', {})
  const { product, changeable } = found
  const moved = Object.keys(change.before).filter(
    key => !same(changeable[key as keyof Changeable], change.before[key]),
  )
  if (moved.length > 0) return refuse('catalogue.changed_since', { facts: moved })
  const asked = { requestId: '', productId: change.productId, reason: change.reason }
  const patched = patchProduct(changeable, {
    ...asked,
    ...(change.kind === 'registration'
      ? { kind: 'registration', after: change.after as RegistrationPatch }
      : { kind: 'facts', after: change.after as FactsPatch }),
  })
  if (isRefusal(patched)) return patched
  const after = patched.product
  const gtins = gtinsOf(after.packFacts)
  const added = gtins.filter(code => !gtinsOf(changeable.packFacts).includes(code))
  const [holder] =
    added.length > 0 ? await holdersOfGtins(ctx, { product: change.productId, gtins: added }) : []
  if (holder) return refuse('catalogue.gtin_taken', { ...holder })
  const { searchText, brandKey, grams } = searchColumns({ ...product, ...after })
  const { flags, salesUnit: _, ...facts } = after
  await Promise.all([
    writeFacts(ctx, {
      ...facts,
      product: change.productId,
      gtins,
      searchText,
      brandKey,
      grams,
      at: ctx.now,
    }),
    ...('flags' in change.after ? [writeFlags(ctx, change.productId, flags)] : []),
  ])
  await note(ctx, product, change)
  await indexProducts(ctx, [change.productId])
  return null
}

async function writeFlags(ctx: Ctx, productId: string, flags: Changeable['flags']): Promise<void> {
  await clearFlags(ctx, { product: productId })
  if (flags.length > 0) await insertFlags(ctx, flagColumnsOf(flags.map(flag => ({ ...flag, productId }))))
}

async function applyLeaflet(ctx: Ctx, change: Applied): Promise<Refusal | null> {
  const [newest, [product]] = await Promise.all([
    newestLeaflet(ctx, { product: change.productId }),
    productsById(ctx, { ids: [change.productId] }),
  ])
  const { revisedOn, sections, source, fileId, fileOrg } = change.after as LeafletPatch & { fileOrg?: string }
  if (!product || (newest && newest.revisedOn > revisedOn)) return refuse('catalogue.changed_since', {})
  await insertLeaflets(ctx, {
    products: [change.productId],
    versions: [(newest?.version ?? 0) + 1],
    revisedOn: [revisedOn],
    sections: [sections],
    sources: [source],
    files: [fileId ?? null],
    fileOrg: fileId ? (fileOrg ?? null) : null,
    byName: change.askedName,
    approvedBy: ctx.actor.name,
    at: ctx.now,
  })
  ctx.record({
    type: 'catalogue.leaflet_changed',
    orgId: ctx.actor.orgId,
    subjectId: change.productId,
    data: { revisedOn, version: (newest?.version ?? 0) + 1 },
  })
  return null
}

async function note(ctx: Ctx, product: FoundProduct, change: Applied): Promise<void> {
  await insertChanges(ctx, {
    ids: [change.productId],
    versions: [product.version + 1],
    steps: [change.kind === 'registration' ? 'change_registration' : 'change_facts'],
    reasons: [change.reason],
    befores: [change.before],
    user: ctx.actor.userId,
    name: ctx.actor.name,
    at: ctx.now,
  })
  ctx.record({
    type: 'catalogue.product_changed',
    orgId: ctx.actor.orgId,
    subjectId: change.productId,
    data: { facts: Object.keys(change.after), state: product.state },
  })
}
