import { DataTable, Panel } from '../../kit/table.ts'

type R = { productId: string; genericName: string }
export const Offers = () => (
  <DataTable<R>
    title="x"
    path="/trade/offers"
    columns={[{ key: 'n', title: 'n', width: 200, render: r => r.genericName }]}
    id={r => r.productId}
    card={r => ({ title: r.genericName })}
    empty={{ title: 'e' }}
    panel={id => <Panel title={id}>x</Panel>}
  />
)
