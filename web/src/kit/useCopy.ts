import type { RefObject } from 'react'
import { useKitText } from './text.ts'
import { toast } from './toast.tsx'

/** Copies a text that is shown once; where the browser forbids it (no HTTPS), marks the field that shows it. */
export function useCopy(field: RefObject<HTMLTextAreaElement | null>): (text: string) => Promise<void> {
  const t = useKitText()
  return async text => {
    try {
      await navigator.clipboard.writeText(text)
      toast(t('copied'))
    } catch {
      field.current?.select()
      toast(t('copyByHand'), 'bad')
    }
  }
}
