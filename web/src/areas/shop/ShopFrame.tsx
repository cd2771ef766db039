import { Entrance, Frame } from '../../kit/frame/Frame.tsx'

export const ShopFrame = () => (
  <Entrance>
    <Frame area="shop" title="shop" home="/shop" nav={[{ to: '/shop', label: 'x', icon: 'box' }]} />
  </Entrance>
)
