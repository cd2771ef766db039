import { catalogue } from '../../kit/words.ts'
import { zh } from './text/zh.ts'

type Word = keyof typeof zh

export const useAuditText = catalogue<Word>(zh, () => import('./text/en.ts').then(m => m.en))

/** `say('party.licence_changed')`; what has no words yet is shown as it is written. */
export function useAuditWords(): (what: string) => string {
  const t = useAuditText()
  return what => (what in zh ? t(what as Word) : what)
}
