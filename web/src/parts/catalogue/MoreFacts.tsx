import { Facts } from '../../kit/Facts.tsx'
import { daysUntil } from '../../kit/format.ts'
import { useSession } from '../../kit/session.tsx'
import { useCatalogueText } from './text.ts'
import type { WholeProduct } from './wire.ts'

const warnDays = 180

/** When the registration ends, in days once it is near. */
function Registration({ from, to }: { from: string | null; to: string }) {
  const t = useCatalogueText()
  const { today } = useSession()
  const left = daysUntil(to, today)
  return (
    <>
      {from ? t('registrationDays', { from, to }) : to}{' '}
      {left <= warnDays && (
        <span className={left < 0 ? 'bad' : 'warn'}>
          {left < 0 ? t('registrationOver', { n: -left }) : t('registrationLeft', { n: left })}
        </span>
      )}
    </>
  )
}

/** Shelf life, storage in the leaflet's words, the registration's validity. */
export function MoreProductFacts({ product }: { product: WholeProduct }) {
  const t = useCatalogueText()
  const { approvalFrom, approvalTo, shelfLifeMonths, storageText } = product
  if (!approvalTo && !shelfLifeMonths && !storageText) return null
  return (
    <Facts
      rows={[
        [t('shelfLife'), shelfLifeMonths && t('months', { n: shelfLifeMonths })],
        [t('storageText'), storageText],
        [t('registrationTo'), approvalTo && <Registration key="to" from={approvalFrom} to={approvalTo} />],
      ]}
    />
  )
}

/** Since when and why it is not sold. */
export function OffSale({ product }: { product: WholeProduct }) {
  const t = useCatalogueText()
  if (product.state === 'withdrawn') return <p className="refusal">{t('withdrawn')}</p>
  if (product.state !== 'suspended') return null
  return (
    <div className="refusal">
      <b>{t('suspended', { day: product.suspendedOn ?? '' })}</b>
      {product.suspendedWhy && <p>{t('suspendedWhy', { reason: product.suspendedWhy })}</p>}
    </div>
  )
}
