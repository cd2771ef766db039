import { useRef } from 'react'
import { uuidv7 } from 'uuidv7'
import { post } from './api.ts'
import { asProblem } from './problem.ts'
import { refresh } from './queries.ts'

/**
 * A form's command: throws the Problem, which the form shows. The id stays while nobody knows whether the command was
 * done, so that sending again repeats it; after a final refusal, or with another body, it is another command. (One id
 * for the life of a form would make the corrected input a conflict with the refused one.)
 *
 * @param refreshes starts of the paths whose reads the command changes
 */
export function useSend(...refreshes: string[]) {
  const kept = useRef<{ key: string; id: string } | undefined>(undefined)
  return async <Answer>(path: string, body: object): Promise<Answer> => {
    const key = path + JSON.stringify(body)
    if (kept.current?.key !== key) kept.current = { key, id: uuidv7() }
    try {
      const answer = await post<Answer>(path, { id: kept.current.id, ...body })
      kept.current = undefined
      await refresh(...refreshes)
      return answer
    } catch (error) {
      if (asProblem(error).final) kept.current = undefined
      throw error
    }
  }
}
