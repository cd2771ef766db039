import type { ImportRow } from '@yaolian/catalogue/contract'
import { Sheet } from '../../../kit/Sheet.tsx'
import { PickProduct } from '../products/PickProduct.tsx'
import { useDeskText } from '../text.ts'

type Props = { row: ImportRow; onClose: () => void; onPick: (productId: string) => void }

/** Any product of the catalogue for a row whose proposals are all wrong. */
export function OtherSheet({ row, onClose, onPick }: Props) {
  const t = useDeskText()
  return (
    <Sheet title={t('findOther')} onClose={onClose}>
      <div className="stack">
        <p>
          <b>{row.cells.name}</b>{' '}
          <span className="soft">{[row.cells.spec, row.cells.maker].filter(Boolean).join(' · ')}</span>
        </p>
        <PickProduct onPick={product => onPick(product.productId)} />
      </div>
    </Sheet>
  )
}
