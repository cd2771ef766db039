import { createHash } from 'node:crypto'
import {
  type Ctx,
  type Download,
  isRefusal,
  keepFiles,
  NotFound,
  permit,
  type Refusal,
  readFile,
  refuse,
} from '@yaolian/kernel'
import type { PictureKind } from './contract.ts'
import {
  insertPicture,
  insertSizes,
  pictureByContent,
  pictureContent,
  picturesOf,
  placePictures,
  removePictures,
} from './picture.sql.ts'
import { lockProducts, productsById } from './product.sql.ts'
import { type PictureSize, resizePicture, SIDE_MIN_PIXELS } from './resize-picture.ts'

const PICTURES_MAX = 12
const KINDS = ['jpeg', 'png', 'webp'] as const
const MONTH_SECONDS = 30 * 86_400

/** A product's pictures in their order; the first is the main one. */
export async function readPictures(ctx: Ctx, productId: string) {
  permit(ctx, 'catalogue.product.read')
  return { pictures: await shown(ctx, productId) }
}

async function shown(ctx: Ctx, productId: string) {
  const rows = await picturesOf(ctx, { products: [productId] })
  return rows.map(({ productId: _, ...row }, i) => ({ ...row, main: i === 0 }))
}

type NewPicture = { pictureId: string; productId: string; fileId: string; kind: PictureKind }

/**
 * Adds an uploaded picture at the end and makes the sizes that screens show. A prescription pack is marked as not
 * for public lists (ONL-07, 药品网络销售监督管理办法 §13); inside the trade it may be seen.
 */
export async function addPicture(ctx: Ctx, given: NewPicture) {
  permit(ctx, 'catalogue.product.add')
  const { productId, pictureId, kind } = given
  const file = { orgId: ctx.actor.orgId, fileId: given.fileId }
  await lockProducts(ctx, { ids: [productId] })
  const [[product], there, content] = await Promise.all([
    productsById(ctx, { ids: [productId] }),
    picturesOf(ctx, { products: [productId] }),
    readFile(ctx, file),
  ])
  if (!product) throw new NotFound('product')
  if (!content) return refuse('file.missing', { fileId: given.fileId })
  // Before it is decoded: text would be read as SVG.
  if (!KINDS.some(one => one === content.kind))
    return refuse('file.kind', { name: content.name, kind: content.kind, accept: KINDS })
  if (there.length >= PICTURES_MAX) return refuse('catalogue.pictures_full', { max: PICTURES_MAX })
  const made = await resizePicture(content.content)
  if (!made) return refuse('catalogue.picture_unreadable', { name: content.name })
  const { width, height, sizes } = made
  if (Math.min(width, height) < SIDE_MIN_PIXELS)
    return refuse('catalogue.picture_small', { width, height, min: SIDE_MIN_PIXELS })
  const sha256 = createHash('sha256').update(content.content).digest('hex')
  const known = await pictureByContent(ctx, { product: productId, sha256 })
  if (known && known.removedAt === null) return refuse('catalogue.picture_known', { name: content.name })
  const kept = await keepFiles(ctx, [file], KINDS)
  if (isRefusal(kept)) return kept
  if (known) {
    await removePictures(ctx, { product: productId, ids: [known.pictureId], at: null })
    await placePictures(ctx, {
      product: productId,
      ids: [...there.map(row => row.pictureId), known.pictureId],
    })
    return { pictures: await shown(ctx, productId) }
  }
  await insertPicture(ctx, {
    ...{ id: pictureId, product: productId, kind, width, height, sha256 },
    position: there.length,
    public: product.rx !== 'rx',
    file: file.fileId,
    fileOrg: file.orgId,
    name: ctx.actor.name,
    at: ctx.now,
  })
  await insertSizes(ctx, {
    id: pictureId,
    sizes: sizes.map(one => one.size),
    widths: sizes.map(one => one.width),
    heights: sizes.map(one => one.height),
    contents: sizes.map(one => one.content),
  })
  return { pictures: await shown(ctx, productId) }
}

/** The pictures that stay, in their new order; those left out are taken off every screen. The originals are kept. */
export async function orderPictures(ctx: Ctx, given: { productId: string; pictureIds: readonly string[] }) {
  permit(ctx, 'catalogue.product.add')
  const { productId } = given
  await lockProducts(ctx, { ids: [productId] })
  const there = await picturesOf(ctx, { products: [productId] })
  const known = new Set(there.map(row => row.pictureId))
  const strange = given.pictureIds.find(id => !known.has(id))
  if (strange) return refuse('catalogue.picture_unknown', { pictureId: strange })
  const removed = [...known].filter(id => !given.pictureIds.includes(id))
  await placePictures(ctx, { product: productId, ids: given.pictureIds })
  if (removed.length > 0) await removePictures(ctx, { product: productId, ids: removed, at: ctx.now })
  return { pictures: await shown(ctx, productId) }
}

/** A made size of a picture; the bytes of a picture id never change, so a browser may keep them. */
export async function showPicture(
  ctx: Ctx,
  given: { pictureId: string; size: PictureSize },
): Promise<Download | Refusal> {
  permit(ctx, 'catalogue.product.read')
  const found = await pictureContent(ctx, { id: given.pictureId, size: given.size })
  if (!found) throw new NotFound('picture')
  return {
    contentType: 'image/webp',
    fileName: `${given.pictureId}-${given.size}.webp`,
    body: found.content,
    inline: true,
    keepSeconds: MONTH_SECONDS,
  }
}
