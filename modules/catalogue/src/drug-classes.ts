import type { ScopeClass } from './contract.ts'

/**
 * Which substances belong to which closed class, as names occur in Chinese generic names. First match wins, so
 * exceptions stand before the rule they except. Sources: 麻醉药品品种目录 and 精神药品品种目录 (2013 edition with
 * the additions to 2024-07-01: midazolam injection to class one, dextromethorphan, tramadol compounds),
 * 易制毒化学品管理条例 annex, 医疗用毒性药品管理办法 annex, 兴奋剂目录 (anabolic agents and peptide hormones;
 * insulin stays outside because retail pharmacies may sell it).
 */
export const CLOSED: readonly (readonly [RegExp, ScopeClass])[] = [
  [/氨酚羟考酮|氨酚氢可酮|氨酚双氢可待因|复方.{0,4}可待因|可待因桔梗|愈酚.{0,3}可待因/, 'psychotropic2'],
  [
    /芬太尼|(?<!阿扑)吗啡|哌替啶|羟考酮|可待因|布桂嗪|美沙酮|埃托啡|奥赛利定|泰吉利定|罂粟壳|阿片|右丙氧芬/,
    'narcotic',
  ],
  [/丁丙诺[啡非]透皮贴剂/, 'psychotropic2'],
  [/咪[达哒]唑仑.*注射|氯胺酮|哌甲酯|司可巴比妥|三唑仑|丁丙诺[啡非]|羟丁酸|苯丙胺/, 'psychotropic1'],
  [/复方.*苯巴比妥|溴化.*苯巴比妥|去痛片|氨咖黄敏|氨非咖|阿咖酚|复方氨酚.*咖|酚咖|氨酚咖/, 'other'],
  [
    /西泮|唑仑|[佐匹]克隆|扎来普隆|唑吡坦|巴比妥|曲马多|喷他佐辛|布托啡诺|地佐辛|纳布啡|地芬诺酯|氯氮[䓬卓]/,
    'psychotropic2',
  ],
  [/咖啡因|安钠咖|吡仑帕奈|苏沃雷生|莫达非尼|甲丙氨酯|匹莫林|格鲁米特|纳呋拉啡|依他佐辛/, 'psychotropic2'],
  [/^(?:氢溴酸)?右美沙芬(?!.*复方)(?:片|胶囊|颗粒|口服|糖浆|缓释|分散)/, 'psychotropic2'],
  [
    /^(?:盐酸|硫酸)?(?:伪|甲基)?麻黄[碱素](?:注射液|片|糖浆|滴鼻液)?$|麦角新碱|(?<!二氢)麦角胺|麻黄浸膏/,
    'precursor',
  ],
  [/肉毒毒素|亚砷酸|三氧化二砷/, 'toxic'],
  [/放射性|密封籽源|\[(?:99m|125|131|18|89|177|223|32)[A-Z]|锝\[?99m|氟\[?18F/i, 'radioactive'],
  [/(?:疫苗(?!接种)|类毒素)/, 'vaccine'],
  [/(?<!重组)人血白蛋白(?!结合)|(?<!兔)人免疫球蛋白|静注人免疫|(?<!重组)人凝血|(?<!重组)人纤维蛋白/, 'blood'],
  [/甲睾酮|睾酮|司坦唑醇|诺龙|替勃龙|达那唑|孕三烯酮|生长激素|促红素|红细胞生成素|促皮质素/, 'anabolic'],
  [/绒促性素|促黄体|尿促性素|戈那瑞林|戈舍瑞林|亮丙瑞林|曲普瑞林|丙氨瑞林|那法瑞林/, 'anabolic'],
]

/** 毒性药品: the 28 Chinese medicines of the 1988 annex, unprocessed. */
export const TOXIC_SLICES: ReadonlySet<string> = new Set(
  (
    '砒石 砒霜 水银 生马钱子 马钱子 生川乌 川乌 生草乌 草乌 生白附子 生附子 生半夏 生南星 生巴豆 巴豆 斑蝥 青娘虫 ' +
    '红娘虫 生甘遂 生狼毒 生藤黄 生千金子 生天仙子 天仙子 闹羊花 雪上一枝蒿 红升丹 白降丹 蟾酥 洋金花 红粉 轻粉 雄黄'
  ).split(' '),
)

/** Open classes by what stands in the name; only names that leave no doubt. */
export const OPEN: readonly (readonly [RegExp, ScopeClass])[] = [
  [
    /重组|单抗|干扰素|胰岛素|白介素|活菌|双歧杆菌|乳杆菌|芽[孢胞]杆菌|布拉氏酵母|肠球菌|变应原|抗毒素|抗蛇毒/,
    'biologic',
  ],
  [
    /融合蛋白|生长因子|促卵泡|兔免疫球蛋白|结核菌素|卡介菌|(?:利拉|度拉|司美格)[鲁糖]肽|阿替普酶|集落/,
    'biologic',
  ],
  [/(?:丝裂|博来|博莱|平阳|放线菌|多柔比|柔红)[霉素星]+/, 'chemical'],
  [
    /头孢|(?<!呋喃)西林|青霉素|霉素|培南|(?:四|多西|米诺|替加|土)环素|氨曲南|夫西地酸|替考拉宁|粘菌素/,
    'antibiotic',
  ],
  [/利福[平喷布昔]|舒巴坦|他唑巴坦|莫匹罗星|制霉菌素|杆菌肽|阿米卡星|奈替米星|依替米星/, 'antibiotic'],
  [
    /胸腺[肽五法]|尿激酶|肝素|糜蛋白酶|激肽原酶|胰酶|辅酶A|三磷酸腺苷|肌肽|骨肽|复方曲肽|小牛血|脑蛋白/,
    'biochemical',
  ],
  [
    /神经节苷脂|血凝酶|门冬酰胺酶|核糖核酸|脾多肽|垂体后叶|缩宫素|鱼精蛋白|弹性酶|凝血酶|抑肽酶/,
    'biochemical',
  ],
  [/乌司他丁|细胞色素C|溶菌酶|蚓激酶|玻璃酸酶|链激酶/, 'biochemical'],
]

/** Stems of substances none of which is controlled: positive evidence for an ordinary chemical medicine. */
export const CHEMICAL_STEMS = new RegExp(
  (
    '沙坦 普利 洛尔 地平 他汀 贝特 拉唑 替丁 沙星 硝唑 康唑 洛韦 韦酯 夫定 替诺福韦 替尼 列净 列汀 列奈 列酮 格列 双胍 ' +
    '膦酸 曲普坦 司琼 司特 特罗 奈德 米松 松龙 可的松 昔布 昔康 洛芬 芬酸 雷他定 替利嗪 那敏 非那定 坦索罗辛 唑嗪 那非 ' +
    '雄胺 格雷 沙班 加群 噻嗪 呋塞米 托拉塞米 螺内酯 普兰 度洛西汀 帕罗西汀 氟西汀 舍曲林 伏沙明 拉法辛 氮平 喹硫平 ' +
    '哌酮 必利 潘立酮 卡铂 顺铂 沙利铂 他滨 紫杉醇 他赛 比星 替康 曲唑 萘芬 维A酸 骨化醇 骨化三醇 维生素 叶酸 葡萄糖 ' +
    '氯化钠 氯化钾 碳酸氢钠 碳酸钙 乳果糖 蒙脱石 乙酰氨基酚 阿司匹林 氨溴索 溴己新 羧甲司坦 半胱氨酸 茶碱 噻托溴铵 ' +
    '异丙托溴铵 沙丁胺醇 特布他林 孟鲁司特 阿托品 莨菪碱 卡因 丙泊酚 七氟烷 地氟烷 碘海醇 碘克沙醇 碘佛醇 碘普罗胺 ' +
    '氨基酸 脂肪乳 羟乙基淀粉 甲氨蝶呤 磷酰胺 奥曲肽 他莫昔芬 阿那曲唑 鲁胺 尿素 硝酸甘油 异山梨酯 胺碘酮 地高辛 ' +
    '普罗帕酮 二甲双胍 阿卡波糖 甲巯咪唑 氧嘧啶 左甲状腺素 卡马西平 丙戊酸 左乙拉西坦 拉莫三嗪 加巴喷丁 普瑞巴林 ' +
    '倍他司汀 甲钴胺 多巴丝肼 美金刚 多奈哌齐 肾上腺素 多巴胺 多巴酚丁胺 氨甲环酸 氨甲苯酸 酚磺乙胺 阿昔洛韦 利巴韦林 ' +
    '奥司他韦 异烟肼 乙胺丁醇 吡嗪酰胺 硫普罗宁 甘草酸 谷氨酰胺 熊去氧胆酸 铝碳酸镁 匹维溴铵 洛哌丁胺 聚乙二醇 开塞露'
  )
    .split(' ')
    .join('|'),
)

/** 含麻黄碱类复方制剂: bought in larger numbers only with care, real name at retail. */
export const EPHEDRINE_COMPOUND = /伪麻|麻黄[碱素]|呋[麻嘛]|[酚氨]麻|麻美|甲麻/

/** Things whose names hold a substance but that are devices or tests; their class needs a registration number. */
export const NO_MEDICINE = /针头|注射器|输液器|试纸|试剂盒|检测卡|血压计|血糖仪|体温计|口罩|敷料|纱布|避孕套/

/** Names that must be kept at 2–8 °C whatever the list says. */
export const COLD =
  /胰岛素|疫苗|单抗|干扰素|白蛋白(?!结合)|免疫球蛋白|促红素|红细胞生成素|生长激素|生长抑素|集落|粒细胞|凝血因子|促卵泡|白介素|融合蛋白|抗毒素|变应原|结核菌素|前列地尔|卡前列|阿曲库铵|罗库溴铵|戈舍瑞林|降钙素|肉毒毒素/
