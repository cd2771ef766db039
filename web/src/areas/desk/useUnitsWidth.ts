import { useLang } from '../../kit/lang.ts'

/** Room for a quantity in packs: `25 件 + 46 盒` is short, `25 cases + 46 boxes` is not. Pixels. */
export const useUnitsWidth = (): number => (useLang() === 'en' ? 160 : 122)
