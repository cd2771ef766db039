/** Older and other generic names beside today's; parted by blanks, today's name last. From the pharmacopoeia's list. */
const LINES = `
埃索美拉唑 艾司奥美拉唑;红细胞生成素 促红素;扑热息痛 对乙酰氨基酚;氟哌酸 诺氟沙星;心痛定 硝苯地平;消心痛 硝酸异山梨酯
强的松龙 泼尼松龙;强的松 泼尼松;速尿 呋塞米;病毒唑 利巴韦林;扑尔敏 氯苯那敏;安定 地西泮;鲁米那 苯巴比妥
氨甲喋呤 甲氨蝶呤;丁胺卡那霉素 阿米卡星;先锋霉素Ⅳ 头孢氨苄;先锋霉素Ⅴ 头孢唑林;先锋霉素Ⅵ 头孢拉定;灭滴灵 甲硝唑
强力霉素 多西环素;无环鸟苷 阿昔洛韦;甲氰咪胍 西咪替丁;胃复安 甲氧氯普胺;止血敏 酚磺乙胺;止血芳酸 氨甲苯酸
黄连素 小檗碱;潘生丁 双嘧达莫;异搏定 维拉帕米;心律平 普罗帕酮;慢心律 美西律;654-2 消旋山莨菪碱
催产素 缩宫素;维脑路通 曲克芦丁;脑复康 吡拉西坦;脑益嗪 桂利嗪;眩晕停 地芬尼多;痢特灵 呋喃唑酮;安坦 苯海索
枸椽酸 枸橼酸;柠檬酸 枸橼酸;甘露糖醇 甘露醇;曲妥株单抗 曲妥珠单抗`

const SAME = LINES.split(/[;\n]/)
  .map(line => line.trim().normalize('NFKC').toLowerCase().split(' '))
  .filter((names): names is [string, string] => names.length === 2 && names[0] !== names[1])

/** A generic name with older words replaced by today's. */
export const todaysName = (name: string): string =>
  SAME.reduce((text, [old, today]) => (text.includes(today) ? text : text.replace(old, today)), name)
