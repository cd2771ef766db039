/** What stands in the brackets of Chinese medicine names, by kind. Read by `normalise-name.ts`. */

/** Older generic names and trivial names: searched by, but neither brand nor today's name. */
export const OLD_NAMES: ReadonlySet<string> = new Set(
  (
    '安定 氯硝安定 心痛定 长效消心痛 消心痛 心律平 慢心律 消炎痛栓 消炎痛 止血芳酸 止血敏 黄连素 苯肾上腺素 ' +
    '催产素 强的松龙 强的松 无环鸟甘 无环鸟苷 强力霉素 氟哌酸 灭滴灵 速尿 安坦 鲁米那 肠虫清 眩晕停 扑尔敏 扑热息痛 ' +
    '病毒唑 先锋霉素 更生霉素 强痛定 反应停 维脑路通 美兰 人造泪液 坦洛新 西咪替丁 丁胺卡那霉素 甲氰咪胍 654-2 ' +
    'ATP VP16 PPD 氟美松 还少丹'
  ).split(' '),
)

/** Remarks on container or kit that change the pack but not the medicine. */
export const PACKAGE_NOTES = /软袋|塑瓶|玻瓶|安瓿|双管|直立|预灌封|带吸入器|国产|进口|委托|分装|新包装|集采/

/** Qualifiers that belong to the name: use, composition, processing of slices. */
export const USE_NOTES: ReadonlySet<string> = new Set(
  (
    '外用 口服 注射用 供注射用 灌肠用 吸入用 手术用 冲洗用 含甘油 无糖型 无糖 无蔗糖 笔芯 特充 起始 维持 ' +
    '冻干 白蛋白结合型 小儿 儿童 成人 浓缩丸 水丸 大蜜丸 小蜜丸 水蜜丸 薄膜衣片 糖衣片 ' +
    '根 净 粉 煅 酒 醋 盐 炒 蜜 制 炙 燀 麸炒 麩炒 生 天然麝香'
  ).split(' '),
)

/** Places that lists put in brackets to tell makers apart. */
export const PLACES: readonly string[] = (
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 ' +
  '四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 内蒙古 香港 台湾 美国 德国 法国 英国 日本 瑞士 意大利 奥地利 丹麦 荷兰 比利时'
).split(' ')
