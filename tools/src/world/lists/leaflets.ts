import type { LeafletSections } from '@yaolian/catalogue/contract'

/**
 * Short leaflet facts of common substances, in our own words from general pharmaceutical knowledge: what the demo
 * world shows where a firm would enter the approved text. Nobody should dispense by them.
 */
type Facts = { substance: RegExp; sections: LeafletSections }

const facts = (
  substance: RegExp,
  indications: string,
  dosage: string,
  contraindications: string,
  adverseReactions: string,
  interactions: string,
  storage = '遮光，密封，在干燥处保存。',
): Facts => ({
  substance,
  sections: { indications, dosage, contraindications, adverseReactions, interactions, storage },
})

const LEAFLETS: readonly Facts[] = [
  facts(
    /氨氯地平(?!阿托)/,
    '高血压；慢性稳定性心绞痛和变异型心绞痛。',
    '口服。起始剂量一次5mg，一日一次，最大一日10mg；老年及肝功能受损者从2.5mg开始。',
    '对二氢吡啶类药物过敏者禁用。',
    '外周水肿、头痛、潮红、心悸、疲倦。',
    '与强CYP3A4抑制剂合用时血药浓度升高；与辛伐他汀合用时后者一日不超过20mg。',
  ),
  facts(
    /二甲双胍/,
    '单纯饮食和运动不能控制的2型糖尿病。',
    '随餐口服。起始一次0.5g，一日两次，按血糖调整，最大一日2g（缓释制剂按说明）。',
    '严重肾功能不全、急慢性代谢性酸中毒、使用碘造影剂前后48小时内禁用。',
    '恶心、腹泻、腹胀；罕见乳酸性酸中毒；长期使用可致维生素B12缺乏。',
    '饮酒增加乳酸性酸中毒风险；与胰岛素或磺脲类合用注意低血糖。',
  ),
  facts(
    /阿托伐他汀/,
    '高胆固醇血症；冠心病或冠心病等危症合并血脂异常。',
    '一日一次，起始10mg，按血脂调整，最大一日80mg，可在任意时间服用。',
    '活动性肝病、不明原因转氨酶持续升高、妊娠及哺乳期禁用。',
    '肌痛、转氨酶升高、胃肠不适；罕见横纹肌溶解。',
    '与克拉霉素、伊曲康唑、环孢素合用增加肌病风险。',
  ),
  facts(
    /布洛芬/,
    '缓解轻至中度疼痛，如头痛、关节痛、牙痛、痛经；用于普通感冒或流感引起的发热。',
    '按剂型说明服用，成人每日最大量不超过说明书规定；止痛不超过5天，解热不超过3天。',
    '对其他非甾体抗炎药过敏、活动性消化道溃疡、妊娠晚期禁用。',
    '恶心、胃烧灼感、消化不良；偶见皮疹、消化道出血。',
    '不与其他解热镇痛药同用；与抗凝药、皮质激素合用增加出血风险。',
  ),
  facts(
    /阿莫西林(?!克拉)/,
    '敏感菌所致的中耳炎、鼻窦炎、咽炎、下呼吸道感染、泌尿生殖道感染等。',
    '口服。成人一次0.5g，每6～8小时一次，一日不超过4g；儿童按体重计算。',
    '青霉素过敏及青霉素皮试阳性者禁用。',
    '腹泻、恶心、皮疹；偶见过敏性休克。',
    '丙磺舒延缓排泄；可能降低口服避孕药效果。',
  ),
  facts(
    /奥美拉唑/,
    '胃溃疡、十二指肠溃疡、应激性溃疡、反流性食管炎和卓-艾综合征。',
    '口服，一次20mg，一日1～2次，整粒吞服，疗程按适应症。',
    '对苯并咪唑类过敏者禁用；不与阿扎那韦合用。',
    '头痛、腹泻、恶心；长期使用注意骨折和低镁血症。',
    '可降低氯吡格雷的活化；影响依赖胃酸吸收的药物。',
  ),
  facts(
    /氯雷他定/,
    '缓解过敏性鼻炎的喷嚏、流涕、鼻痒，以及慢性荨麻疹等皮肤症状。',
    '口服。成人及12岁以上儿童一次10mg，一日一次。',
    '对本品过敏者禁用。',
    '乏力、头痛、口干、嗜睡。',
    '与抑制肝药酶的药物（如酮康唑、西咪替丁）合用血药浓度升高。',
  ),
  facts(
    /缬沙坦(?!氢|氨)/,
    '轻、中度原发性高血压。',
    '口服，一次80mg，一日一次，可增至160mg。',
    '妊娠、严重肝功能不全、胆汁性肝硬化禁用；糖尿病患者不与阿利吉仑合用。',
    '头晕、高钾血症、肾功能改变。',
    '与保钾利尿药、补钾剂合用可致高血钾；与非甾体抗炎药合用降压作用减弱。',
  ),
  facts(
    /氯吡格雷/,
    '近期心肌梗死、缺血性卒中或确诊外周动脉疾病，预防动脉粥样硬化血栓事件。',
    '口服，一次75mg，一日一次。',
    '严重肝损害、活动性病理性出血禁用。',
    '出血、瘀斑、消化不良、腹泻。',
    '不与奥美拉唑、埃索美拉唑合用；与抗凝药合用增加出血风险。',
  ),
  facts(
    /孟鲁司特/,
    '哮喘的预防和长期治疗；缓解过敏性鼻炎症状。',
    '每晚一次：15岁以上10mg，6～14岁5mg，2～5岁4mg。',
    '对本品过敏者禁用；不用于治疗急性发作。',
    '头痛、腹痛；注意情绪和行为改变等神经精神事件。',
    '苯巴比妥、利福平可降低血药浓度。',
  ),
]

/** The leaflet facts of a generic name of one substance, or null where the list has none. */
export const leafletOf = (genericName: string): LeafletSections | null =>
  genericName.includes('复方')
    ? null
    : (LEAFLETS.find(({ substance }) => substance.test(genericName))?.sections ?? null)
