import { useEffect, useRef, useState } from 'react'
import { userStore } from '../session.tsx'

const keepDays = 7

type Draft = { value: Record<string, unknown>; savedAt: string }

/** The draft of a form as it was kept, unless it is older than seven days. `now` in milliseconds. */
export function readDraft(userId: string, name: string, now: number): Draft | undefined {
  const draft = userStore(userId).read<Draft>(`draft.${name}`)
  if (!draft) return undefined
  if (now - Date.parse(draft.savedAt) < keepDays * 86_400_000) return draft
  userStore(userId).drop(`draft.${name}`)
  return undefined
}

/**
 * Keeps what is typed on this computer under the user's own name, half a second after the last key. Never for health
 * data: give such a form no draft.
 */
export function useDraft(
  userId: string | undefined,
  name: string | undefined,
  value: object,
  touched: boolean,
) {
  const [savedAt, setSavedAt] = useState<string>()
  const sent = useRef(false)
  useEffect(() => {
    if (!userId || !name || !touched || sent.current) return
    const timer = setTimeout(() => {
      const at = new Date().toISOString()
      userStore(userId).write(`draft.${name}`, { value, savedAt: at })
      setSavedAt(at)
    }, 500)
    return () => clearTimeout(timer)
  }, [userId, name, value, touched])
  return {
    savedAt,
    drop: () => {
      sent.current = true
      if (userId && name) userStore(userId).drop(`draft.${name}`)
    },
    resume: () => {
      sent.current = false
    },
  }
}
