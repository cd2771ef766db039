import type { PriceHistory, PriceRecord } from '@yaolian/price/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../kit/Icon.tsx'
import { Notice } from '../../../kit/PageState.tsx'
import { useSession } from '../../../kit/session.tsx'
import { FirmName } from '../../../parts/party/FirmName.tsx'
import { useDeskText } from '../text.ts'
import { ContractPriceSheet } from './ContractPriceSheet.tsx'
import { PriceLine } from './PriceLines.tsx'
import type { Priced } from './usePriceFields.tsx'

/** Prices of single customers for this product, and a new one. */
export function ContractsTab({ history, product }: { history: PriceHistory; product: Priced }) {
  const t = useDeskText()
  const { can, today } = useSession()
  const [adding, setAdding] = useState(false)
  const holds = (record: PriceRecord) =>
    record.state === 'active' && record.validFrom <= today && (record.validTo ?? today) >= today
  return (
    <div className="stack">
      {can('price.change') && (
        <div>
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('addContract')}
          </Button>
        </div>
      )}
      {history.contract.length === 0 ? (
        <Notice title={t('noContractPrices')} hint={t('noContractPricesHint')} />
      ) : (
        <ul className="plain-list">
          {history.contract.map(record => (
            <PriceLine
              key={record.priceId}
              record={record}
              holds={holds(record)}
              of={record.buyerOrgId && <FirmName orgId={record.buyerOrgId} />}
            />
          ))}
        </ul>
      )}
      {adding && <ContractPriceSheet product={product} onClose={() => setAdding(false)} />}
    </div>
  )
}
