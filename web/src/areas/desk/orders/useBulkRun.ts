import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { post } from '../../../kit/api.ts'
import { asProblem } from '../../../kit/problem.ts'
import { refresh } from '../../../kit/queries.ts'
import { orderPath } from '../../../parts/trade/wire.ts'
import type { BulkAnswer, BulkOrder, BulkVerb } from './bulk.ts'

/**
 * One command for each order, one after the other, so that each is done or refused on its own and somebody can stop in
 * between. An order keeps its command id until it is answered for good: going on after a lost answer repeats that command.
 */
export function useBulkRun(verb: BulkVerb) {
  const ids = useRef(new Map<string, string>())
  const stopped = useRef(false)
  const [answers, setAnswers] = useState<ReadonlyMap<string, BulkAnswer>>(new Map())
  const [running, setRunning] = useState(false)

  const one = async (order: BulkOrder, body: object): Promise<BulkAnswer> => {
    const key = order.orderId + JSON.stringify(body)
    const id = ids.current.get(key) ?? uuidv7()
    ids.current.set(key, id)
    try {
      await post(`${orderPath(order.orderId)}/${verb}`, { id, ...body })
      return 'done'
    } catch (error) {
      const problem = asProblem(error)
      if (problem.final) ids.current.delete(key)
      return problem
    }
  }

  const run = async (orders: readonly BulkOrder[], body: object) => {
    stopped.current = false
    setRunning(true)
    for (const order of orders) {
      if (stopped.current) break
      if (answers.get(order.orderId) === 'done') continue
      const answer = await one(order, body)
      setAnswers(old => new Map(old).set(order.orderId, answer))
    }
    await refresh('/trade/', '/stock/', '/credit/')
    setRunning(false)
  }
  const stop = () => {
    stopped.current = true
  }
  return { answers, running, run, stop }
}
