/**
 * Invented people and firms. A firm's own name (字号) is two of the words below, four characters that no Chinese
 * medicine firm is known by; a test keeps them apart from the real makers of products.tsv. Any likeness of a
 * person is chance: names are drawn from common surnames and characters.
 */
export const SURNAMES: readonly string[] = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
  ...'余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
export const GIVEN_NAMES: readonly string[] = (
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 桂英 建华 秀兰 玉梅 志强 文博 雨桐 子涵 浩然 欣怡 ' +
  '思远 佳琪 俊杰 晓燕 海燕 春梅 国庆 建国 红梅 丽华 永康 立新 慧敏 晨曦 嘉豪 梓萱 宇航 诗涵 一鸣 若曦 学文 世杰 ' +
  '美玲 淑珍 凤英 金凤 爱华 振华 德明 光明 卫东 少华 晓东 丹丹 婷婷 倩 莹 雪 琳 鹏 飞 斌 辉 宁 健 波 鑫 凯 帆 宇'
).split(' ')

export const FIRM_FIRST: readonly string[] = (
  '鹤汀 云岫 松照 梧野 苇舟 听雨 望舒 晴岚 溪午 竹坞 霁月 枕流 拾穗 归帆 半亩 停云 知夏 采薇 临渊 问渠 南窗 北渚 ' +
  '石泉 桐荫 荷风 稻香 雁回 星野 沧浪 芦雪'
).split(' ')
export const FIRM_SECOND: readonly string[] = (
  '晓渡 长亭 小筑 春信 秋砚 远山 微澜 清和 落棠 疏影 新篁 旧雨 初晴 夜航 牧野 叠翠 寻梅 折柳 渔灯 垂虹 积素 衔杯 ' +
  '步蟾 倚楼 观澜 抱朴 守拙 含章 怀瑾 漱玉'
).split(' ')

/** What follows the firm's own name, by kind of organisation. */
export const FIRM_ENDINGS: Readonly<Record<string, readonly string[]>> = {
  manufacturer: ['制药有限公司', '药业有限公司', '生物制药有限公司'],
  mah: ['医药科技有限公司'],
  distributor: ['医药有限公司', '医药物流有限公司', '药品配送有限公司'],
  chain: ['大药房连锁有限公司'],
  pharmacy: ['大药房', '药店', '健康药房'],
  clinic: ['诊所', '中西医结合诊所', '口腔门诊部'],
  hospital: ['医院', '中医院', '社区卫生服务中心'],
  cdc: ['疾病预防控制中心'],
  carrier: ['冷链运输有限公司', '医药运输有限公司'],
  funder: ['商业保理有限公司', '融资担保有限公司'],
  regulator: ['药品监督管理局'],
}
