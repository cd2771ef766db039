import { openHouse, serve } from '@yaolian/server'
import { answerParent } from '../child.ts'

export type ServerQuestion = { serve: { ownerUrl: string } } | { costs: true }
export type Costs = {
  /** Most that one transaction needed since the server began. */
  flightsMax: number
  statementsMax: number
  /** Transactions that ran again. */
  retries: number
  /** CPU time since the last question. */
  cpuMs: number
}
export type ServerAnswer = { url: string } | Costs

let close = async (): Promise<void> => undefined
const most = { flightsMax: 0, statementsMax: 0, retries: 0 }
let cpu = process.cpuUsage()

async function start(ownerUrl: string): Promise<{ url: string }> {
  const house = await openHouse({ ownerUrl })
  house.db.onCost = cost => {
    most.flightsMax = Math.max(most.flightsMax, cost.flights)
    most.statementsMax = Math.max(most.statementsMax, cost.statements)
    if (cost.attempts > 1) most.retries++
  }
  const served = await serve(house, { port: 0 })
  close = async () => {
    await served.close()
    await house.close()
  }
  return { url: served.url }
}

function costs(): Costs {
  const { user, system } = process.cpuUsage(cpu)
  cpu = process.cpuUsage()
  return { ...most, cpuMs: Math.round((user + system) / 1000) }
}

/** One house as it is served in production, workers included; it also tells what its transactions cost. */
answerParent<ServerQuestion, ServerAnswer>(
  async question => ('serve' in question ? start(question.serve.ownerUrl) : costs()),
  () => close(),
)
