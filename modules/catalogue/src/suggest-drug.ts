import { SUBSTANCES } from './substances.ts'

/** What a name and a form say about a drug; a person may correct it on the drug's page. */
export type DrugFacts = { englishName: string; atc: string | null; route: string }

const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/注射/, 'injection'],
  [/滴眼|眼膏|眼用/, 'eye'],
  [/滴耳/, 'ear'],
  [/鼻/, 'nose'],
  [/吸入|气雾/, 'inhalation'],
  [/栓|灌肠/, 'rectal'],
  [/阴道/, 'vaginal'],
  [/舌下/, 'sublingual'],
  [/贴|膏|凝胶|洗剂|搽剂|酊|喷雾|消毒/, 'skin'],
  [/片|胶囊|丸|颗粒|口服|糖浆|散剂|混悬|滴剂|乳剂|饮片/, 'oral'],
]

/** Longest name first, so that 左氧氟沙星 is not read as 氧氟沙星. */
const KNOWN = [...SUBSTANCES].sort((a, b) => b[0].length - a[0].length)
const COMPOUND = /复方|[^(]*(?:\/|和)|维.{0,2}银翘/

/** English name, ATC code and route; a compound has no code of its single parts, so it gets none. */
export function suggestDrug(genericName: string, form: string): DrugFacts {
  const route = ROUTES.find(([pattern]) => pattern.test(form))?.[1] ?? ''
  if (form === '饮片' || COMPOUND.test(genericName)) return { englishName: '', atc: null, route }
  const found = KNOWN.filter(([name]) => genericName.includes(name))
  const [best] = found
  // A second substance that is no part of the first one makes it a compound.
  const alone = best && found.every(([name]) => best[0].includes(name))
  if (!best || !alone) return { englishName: '', atc: null, route }
  return { englishName: best[1], atc: codeFor(best[2], route), route }
}

/** The list's codes are for systemic use; on skin, eye or ear the same substance has another, which nobody states. */
const codeFor = (atc: string, route: string): string | null =>
  ['oral', 'injection', 'sublingual', 'inhalation'].includes(route) || /^[DSNR]/.test(atc) ? atc : null
