import { bool, bytes, instant, int, list, optional, sql, statements, text, uuid, word } from '@yaolian/kernel'
import type { PictureKind } from './contract.ts'

const { many, maybe, run } = statements('catalogue')

export const picturesOf = many(
  'picturesOf',
  {
    pictureId: uuid,
    productId: uuid,
    kind: word<PictureKind>(),
    public: bool,
    width: int,
    height: int,
    byName: text,
  },
  { products: list(uuid) },
  p => sql`
    select i.picture_id, i.product_id, i.kind, i.public and p.rx <> 'rx' as public, i.width, i.height, i.by_name
      from unnest(${p.products}::uuid[]) as w (product_id)
      join catalogue.picture i on i.product_id = w.product_id and i.removed_at is null
      join catalogue.product p on p.product_id = i.product_id
     order by i.product_id, i.position, i.picture_id`,
)
export const pictureByContent = maybe(
  'pictureByContent',
  { pictureId: uuid, removedAt: optional(instant) },
  { product: uuid, sha256: text },
  p => sql`
    select picture_id, removed_at from catalogue.picture
     where product_id = ${p.product} and sha256 = ${p.sha256}`,
)
export const insertPicture = run(
  'insertPicture',
  {
    id: uuid,
    product: uuid,
    kind: text,
    position: int,
    public: bool,
    file: uuid,
    fileOrg: uuid,
    width: int,
    height: int,
    sha256: text,
    name: text,
    at: instant,
  },
  p => sql`
    insert into catalogue.picture (picture_id, product_id, kind, position, public, file_id, file_org, width, height,
           sha256, by_name, at)
    values (${p.id}, ${p.product}, ${p.kind}, ${p.position}, ${p.public}, ${p.file}, ${p.fileOrg}, ${p.width},
            ${p.height}, ${p.sha256}, ${p.name}, ${p.at})`,
)
export const insertSizes = run(
  'insertSizes',
  { id: uuid, sizes: list(text), widths: list(int), heights: list(int), contents: list(bytes) },
  p => sql`
    insert into catalogue.picture_size (picture_id, size, width, height, content)
    select ${p.id}, w.* from unnest(${p.sizes}::text[], ${p.widths}::integer[], ${p.heights}::integer[],
                                    ${p.contents}::bytea[]) as w`,
)
export const placePictures = run(
  'placePictures',
  { product: uuid, ids: list(uuid) },
  p => sql`
    update catalogue.picture i set position = w.position - 1
      from unnest(${p.ids}::uuid[]) with ordinality as w (picture_id, position)
     where i.picture_id = w.picture_id and i.product_id = ${p.product}`,
)
export const removePictures = run(
  'removePictures',
  { product: uuid, ids: list(uuid), at: optional(instant) },
  p => sql`
    update catalogue.picture i set removed_at = ${p.at}
      from unnest(${p.ids}::uuid[]) as w (picture_id)
     where i.picture_id = w.picture_id and i.product_id = ${p.product}`,
)
export const pictureContent = maybe(
  'pictureContent',
  { content: bytes },
  { id: uuid, size: text },
  p => sql`
    select s.content from catalogue.picture i join catalogue.picture_size s on s.picture_id = i.picture_id
     where i.picture_id = ${p.id} and s.size = ${p.size} and i.removed_at is null`,
)
