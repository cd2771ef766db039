import type { CodeFormat } from './code-format.ts'
import { GOODS_FORMATS } from './goods.ts'

/** Numbers of goods that are neither drugs nor devices have formats of their own, which are not read here. */
const OTHERS = /食健|卫消|妆/

/**
 * The number under which goods may be sold, whichever kind they are: a drug's approval, a device's registration or
 * filing, told apart by their words.
 */
export const ANY_APPROVAL: Pick<CodeFormat, 'read'> = {
  read: typed => {
    if (OTHERS.test(typed)) return { ok: true, code: typed, facts: [] }
    const { approval, device_filing, device_registration } = GOODS_FORMATS
    if (/械\s*备/.test(typed)) return device_filing.read(typed)
    return (/械/.test(typed) ? device_registration : approval).read(typed)
  },
}
