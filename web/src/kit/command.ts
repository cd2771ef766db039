import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { post } from './api.ts'
import { asProblem, type Problem } from './problem.ts'
import { refresh } from './queries.ts'

type Kept = { key: string; id: string }

export type Command<Answer> = {
  /** Sends `body` with its own id and answers what the server said; undefined after a problem (see `problem`). */
  send: (path: string, body?: object) => Promise<Answer | undefined>
  busy: boolean
  problem: Problem | undefined
  clear: () => void
}

/**
 * A button's command. The id is made here and kept until the server has given its final answer, so pressing the button
 * again after a lost answer repeats the same command; another body is another command. A second press while the first
 * is on its way does nothing.
 *
 * @param refreshes starts of the paths whose reads the command changes
 */
export function useCommand<Answer = unknown>(...refreshes: string[]): Command<Answer> {
  const kept = useRef<Kept | undefined>(undefined)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const send = async (path: string, body: object = {}): Promise<Answer | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    setProblem(undefined)
    const key = path + JSON.stringify(body)
    if (kept.current?.key !== key) kept.current = { key, id: uuidv7() }
    try {
      const answer = await post<Answer>(path, { id: kept.current.id, ...body })
      kept.current = undefined
      await refresh(...refreshes)
      return answer
    } catch (error) {
      const found = asProblem(error)
      if (found.final) kept.current = undefined
      setProblem(found)
      return undefined
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { send, busy, problem, clear: () => setProblem(undefined) }
}
