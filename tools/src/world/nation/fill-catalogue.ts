import { fillProducts } from '@yaolian/catalogue'
import { type Database, systemActor, transact } from '@yaolian/kernel'
import { planNation } from './plan-products.ts'

/** Rows per transaction: less gains nothing, more holds memory. */
const PIECE_ROWS = 2_000
const actor = systemActor('nation')

/**
 * Fills an empty catalogue with `count` published demo products, the same for the same seed, through the catalogue's
 * own use case. ANALYZE is the caller's: it needs the owner's connection.
 * @param onProgress called after every piece with the rows stored so far
 */
export async function fillCatalogue(
  db: Database,
  count: number,
  seed: number,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  let done = 0
  const keep = async (piece: Parameters<typeof fillProducts>[1]): Promise<void> => {
    done += await transact(db, { actor }, ctx => fillProducts(ctx, piece))
    onProgress(done)
  }
  let piece: Parameters<typeof fillProducts>[1][number][] = []
  // The next piece is planned while PostgreSQL writes the last one.
  let writing: Promise<void> = Promise.resolve()
  for (const product of planNation(count, seed)) {
    piece.push(product)
    if (piece.length < PIECE_ROWS) continue
    await writing
    writing = keep(piece)
    piece = []
  }
  await writing
  if (piece.length > 0) await keep(piece)
  return done
}
