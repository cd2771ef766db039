import type { ProductClass, ProductFlag } from './contract.ts'
import { HIGH_ALERT, LIGHT, LOOK_ALIKE, ONLINE_BANNED, RESTRICTED, SPECIAL_USE } from './flag-lists.ts'

type Facts = Pick<ProductClass, 'scopeClass' | 'ephedrine'> & { genericName: string; form: string }

const BAN_SOURCE = '药品网络销售禁止清单（第一版），国家药监局2022年第111号公告'
const RETAIL_SOURCE = '食药监市〔2005〕409号（零售药店不得经营的九类药品）'
const RETAIL_CLASSES = ['narcotic', 'psychotropic1', 'radioactive', 'anabolic', 'precursor', 'vaccine']
const GLUCOSE_LOWERING = /胰岛素|鲁肽|那肽|特鲁/

/**
 * Marks that follow from lists of the state and of pharmacies by name, class and form. They are suggestions with their
 * source: whoever submits a product looks at them, and a change request corrects them.
 */
export function suggestFlags(facts: Facts): ProductFlag[] {
  return [onlineBan(facts), retailBan(facts), antibacterial(facts), ...byName(facts)].filter(
    (flag): flag is ProductFlag => flag !== null,
  )
}

const flag = (name: ProductFlag['flag'], value: string, source: string): ProductFlag => ({
  flag: name,
  value,
  code: '',
  source,
  validFrom: null,
  validTo: null,
})

/** ONL-02: closed classes and formula granules altogether, the rest from selling to persons over the internet. */
function onlineBan({ scopeClass, ephedrine, genericName, form }: Facts): ProductFlag | null {
  const ban = (why: string) => flag('online_retail_ban', why, BAN_SOURCE)
  if (
    [
      'vaccine',
      'blood',
      'narcotic',
      'psychotropic1',
      'psychotropic2',
      'toxic',
      'radioactive',
      'precursor',
    ].includes(scopeClass)
  )
    return ban('特殊管理类别')
  if (/配方颗粒/.test(`${genericName}${form}`)) return ban('中药配方颗粒')
  if (scopeClass === 'anabolic') return ban('蛋白同化制剂、肽类激素')
  if (ephedrine) return ban('含麻黄碱类复方制剂')
  if (scopeClass.startsWith('tcm') || scopeClass.startsWith('device')) return null
  if (form === '注射剂' && !GLUCOSE_LOWERING.test(genericName)) return ban('注射剂')
  const listed = ONLINE_BANNED.find(name => genericName.includes(name))
  const compound = genericName.includes('复方') && listed !== '复方米非司酮'
  return listed && !compound && !isOutside(form) ? ban(listed) : null
}

/** The list's antibacterials and antifungals are those for the whole body. */
const isOutside = (form: string): boolean => /膏|凝胶|滴眼|滴耳|眼用|洗剂|搽|喷雾|贴|栓|阴道/.test(form)

function retailBan({ scopeClass, genericName }: Facts): ProductFlag | null {
  const ends = /米非司酮|卡前列|米索前列醇/.test(genericName)
  if (!RETAIL_CLASSES.includes(scopeClass) && !ends) return null
  return flag('retail_ban', ends ? '终止妊娠药品' : '', RETAIL_SOURCE)
}

/** 抗菌药物分级: provinces set the grades; these are the ones that most of them agree on. */
function antibacterial({ scopeClass, genericName, form }: Facts): ProductFlag | null {
  const kills = scopeClass === 'antibiotic' || /沙星|硝唑|康唑|利奈唑胺|夫西地酸/.test(genericName)
  if (!kills || isOutside(form)) return null
  const grade = SPECIAL_USE.test(genericName)
    ? '特殊使用级'
    : RESTRICTED.test(genericName)
      ? '限制使用级'
      : '非限制使用级'
  return flag('antibacterial', grade, '抗菌药物临床应用管理办法（卫生部令第84号），各省分级目录通行做法')
}

function byName({ genericName }: Facts): (ProductFlag | null)[] {
  const alert = HIGH_ALERT.find(([names]) => names.test(genericName))
  const alike = LOOK_ALIKE.find(pair => pair.some(name => genericName.includes(name)))
  const other = alike?.find(name => !genericName.includes(name))
  return [
    alert ? flag('high_alert', alert[1], '中国药学会高警示药品推荐目录（2019）') : null,
    other ? flag('lasa', other, '易混淆药品目录，按通用名近似整理') : null,
    LIGHT.test(genericName) ? flag('light_sensitive', '', '说明书贮藏项通行要求') : null,
  ]
}
