import { Overrides } from '../../../parts/rulebook/Overrides.tsx'
import { Simulator } from '../../../parts/rulebook/Simulator.tsx'

export const PlatformSimulator = () => <Simulator path="/platform/simulator" />
export const PlatformOverrides = () => <Overrides path="/platform/overrides" />
