import { type Ctx, permit, SYSTEM_ORG } from '@yaolian/kernel'
import { assignByAtc, assignByClass, countTree, insertCategories } from './category.sql.ts'

/**
 * The platform's first trees: the fourteen main groups of the ATC system and the second level that pharmacies ask
 * for, Chinese medicines by use of form, devices by class. Names in the words of Chinese pharmacies.
 */
const ATC = `
A|消化道及代谢|Alimentary tract and metabolism;A02|抗酸与消化性溃疡|Acid related disorders;A03|胃肠功能紊乱|Functional gastrointestinal disorders
A04|止吐|Antiemetics;A06|通便|Constipation;A07|止泻与肠道抗炎|Antidiarrhoeals;A10|糖尿病用药|Diabetes;A11|维生素|Vitamins
B|血液及造血|Blood and blood forming organs;B01|抗血栓|Antithrombotics;B03|抗贫血|Antianaemics
C|心血管系统|Cardiovascular system;C01|心脏病用药|Cardiac therapy;C03|利尿|Diuretics;C07|β受体阻滞剂|Beta blocking agents
C08|钙通道阻滞剂|Calcium channel blockers;C09|肾素-血管紧张素系统|Renin-angiotensin system;C10|调脂|Lipid modifying agents
D|皮肤科用药|Dermatologicals;D01|皮肤抗真菌|Antifungals for the skin;G|泌尿生殖与性激素|Genito-urinary system and sex hormones
G03|性激素|Sex hormones;G04|泌尿系统|Urologicals;H|激素（性激素与胰岛素除外）|Systemic hormones;H02|皮质激素|Corticosteroids
H03|甲状腺用药|Thyroid therapy;J|全身抗感染|Antiinfectives for systemic use;J01|抗菌|Antibacterials;J02|抗真菌|Antimycotics
J04|抗结核|Antimycobacterials;J05|抗病毒|Antivirals;L|抗肿瘤与免疫|Antineoplastic and immunomodulating;L01|抗肿瘤|Antineoplastics
L04|免疫抑制|Immunosuppressants;M|肌肉骨骼系统|Musculo-skeletal system;M01|抗炎抗风湿|Antiinflammatory and antirheumatic
M04|抗痛风|Antigout;M05|骨病用药|Bone diseases;N|神经系统|Nervous system;N02|镇痛|Analgesics;N03|抗癫痫|Antiepileptics
N05|精神安定|Psycholeptics;N06|精神振奋|Psychoanaleptics;P|抗寄生虫|Antiparasitic products;R|呼吸系统|Respiratory system
R03|平喘|Obstructive airway diseases;R05|止咳祛痰|Cough and cold;R06|抗组胺|Antihistamines;S|感觉器官|Sensory organs;V|其他|Various
`
const CLASSES = {
  tcm: [
    ['中成药', 'Chinese patent medicines', 'tcm_patent', ''],
    ['丸剂', 'Pills', 'tcm_patent', '丸剂'],
    ['颗粒剂', 'Granules', 'tcm_patent', '颗粒剂'],
    ['胶囊', 'Capsules', 'tcm_patent', '胶囊'],
    ['片剂', 'Tablets', 'tcm_patent', '片剂'],
    ['口服溶液', 'Oral liquids', 'tcm_patent', '口服溶液'],
    ['中药饮片', 'Herbal slices', 'tcm_slices', '饮片'],
    ['配方颗粒', 'Formula granules', 'tcm_slices', '配方颗粒'],
  ],
  device: [
    ['一类器械', 'Class I devices', 'device1', ''],
    ['二类器械', 'Class II devices', 'device2', ''],
    ['三类器械', 'Class III devices', 'device3', ''],
  ],
} as const

type Node = { id: string; parent: string | null; code: string; nameZh: string; nameEn: string }

/** Plants the platform's trees where there are none and fills them by code and class; `newId` makes the nodes' ids. */
export async function plantTrees(ctx: Ctx, newId: () => string): Promise<void> {
  permit(ctx, 'catalogue.product.publish')
  ctx.widen([SYSTEM_ORG])
  for (const tree of ['atc', 'tcm', 'device'] as const) {
    const there = await countTree(ctx, { org: SYSTEM_ORG, tree })
    if ((there?.categories ?? 0) > 0) continue
    const nodes = tree === 'atc' ? atcNodes(newId) : classNodes(tree, newId)
    await insertCategories(ctx, {
      ...{ org: SYSTEM_ORG, tree, ids: nodes.map(node => node.id), parents: nodes.map(node => node.parent) },
      ...{ codes: nodes.map(node => node.code), namesZh: nodes.map(node => node.nameZh) },
      ...{ namesEn: nodes.map(node => node.nameEn), positions: nodes.map((_, i) => i) },
    })
    if (tree === 'atc') await assignByAtc(ctx, { org: SYSTEM_ORG })
    else
      await assignByClass(ctx, {
        org: SYSTEM_ORG,
        ids: nodes.map(node => node.id),
        classes: CLASSES[tree].map(([, , scopeClass]) => scopeClass),
        forms: CLASSES[tree].map(([, , , form]) => form),
      })
  }
}

function atcNodes(newId: () => string): Node[] {
  const roots = new Map<string, string>()
  return ATC.trim()
    .split(/[;\n]/)
    .map((line): Node => {
      const [code = '', nameZh = '', nameEn = ''] = line.split('|')
      const id = newId()
      if (code.length === 1) roots.set(code, id)
      return {
        id,
        parent: code.length === 1 ? null : (roots.get(code.charAt(0)) ?? null),
        code,
        nameZh,
        nameEn,
      }
    })
}

/** The forms of Chinese patent medicines stand below them. */
function classNodes(tree: 'tcm' | 'device', newId: () => string): Node[] {
  let patent: string | null = null
  return CLASSES[tree].map(([nameZh, nameEn, scopeClass, form]): Node => {
    const id = newId()
    if (scopeClass === 'tcm_patent' && form === '') patent = id
    const parent = scopeClass === 'tcm_patent' && form !== '' ? patent : null
    return { id, parent, code: '', nameZh, nameEn }
  })
}
