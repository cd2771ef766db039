import { Overrides } from '../../../parts/rulebook/Overrides.tsx'
import { Simulator } from '../../../parts/rulebook/Simulator.tsx'

export const DeskSimulator = () => <Simulator path="/desk/simulator" />
export const DeskOverrides = () => <Overrides path="/desk/overrides" />
