/** Lists behind the suggested marks; each is data of a public list or of common practice, named by its user. */

/** 禁止清单 第一版, retail part: single-ingredient generic names (国家药监局2022年第111号公告). */
export const ONLINE_BANNED: readonly string[] = (
  '地高辛 丙吡胺 奎尼丁 哌唑嗪 普鲁卡因胺 普罗帕酮 胺碘酮 奎宁 氨茶碱 胆茶碱 异丙肾上腺素 苯妥英钠 卡马西平 拉莫三嗪 水合氯醛 ' +
  '达比加群酯 华法林 替格瑞洛 西洛他唑 扑米酮 碳酸锂 异氟烷 七氟烷 恩氟烷 地氟烷 秋水仙碱 复方米非司酮 米非司酮 环丙孕酮 ' +
  '卡前列甲酯 雌二醇 米索前列醇 地诺前列酮 法罗培南 夫西地酸 伏立康唑 利奈唑胺 奈诺沙星 泊沙康唑 头孢地尼 伊曲康唑 左奥硝唑 ' +
  '头孢泊肟酯'
).split(' ')

export const SPECIAL_USE =
  /培南|万古霉素|替考拉宁|利奈唑胺|替加环素|多粘菌素|伏立康唑|卡泊芬净|头孢吡肟|头孢洛林/
export const RESTRICTED =
  /头孢(?:曲松|噻肟|他啶|哌酮|克肟|地尼|泊肟|西丁|美唑)|舒巴坦|他唑巴坦|莫西沙星|左氧氟沙星|氨曲南|伊曲康唑|依替米星/

/** A: most dangerous. Groups of the recommended list, by names that leave no doubt. */
export const HIGH_ALERT: readonly (readonly [RegExp, 'A' | 'B' | 'C'])[] = [
  [/氯化钾注射|浓氯化钠|胰岛素|肾上腺素注射|硝普钠|丙泊酚|硫酸镁注射|加压素/, 'A'],
  [/肝素|华法林|利伐沙班|达比加群|吗啡|芬太尼|哌替啶|甲氨蝶呤|铂注射|紫杉醇|他赛|环磷酰胺|多柔比星/, 'B'],
  [/格列|地高辛|胺碘酮注射|碘海醇|碘克沙醇/, 'C'],
]

/** Names that are mistaken for each other when they are written or heard. */
export const LOOK_ALIKE: readonly (readonly [string, string])[] = [
  ['阿糖腺苷', '阿糖胞苷'],
  ['氯丙嗪', '异丙嗪'],
  ['普鲁卡因胺', '普鲁卡因'],
  ['多巴胺', '多巴酚丁胺'],
  ['利福平', '利福喷丁'],
  ['格列齐特', '格列吡嗪'],
  ['头孢呋辛', '头孢拉定'],
  ['泼尼松龙', '泼尼松片'],
  ['氟西汀', '帕罗西汀'],
]

export const LIGHT =
  /硝苯地平|尼莫地平|硝普钠|硝酸甘油|甲钴胺|维生素C注射|呋塞米注射|左氧氟沙星注射|肾上腺素注射|两性霉素/
