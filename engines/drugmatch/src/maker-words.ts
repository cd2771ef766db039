/** What stands in names of firms beside the name itself, longest first. */
export const LEGAL =
  /股份有限公司|有限责任公司|有限公司|股份公司|总公司|分公司|公司|株式会社|集团|控股|股份|总厂|大药厂|药厂|制药厂|厂/g
export const TRADE =
  /制药|药业|医药|药品|生物|工程|科技|技术|化学|化工|保健|健康|国际|中国|工业|实业|产业|发展|投资|贸易|医疗|用品|器械|制品|生化|第一/g

/** Cities and regions that firms carry in their names, beside the provinces in `name-parts.ts`. */
export const CITIES: readonly string[] = (
  '石家庄 太原 沈阳 大连 鞍山 本溪 锦州 辽源 长春 通化 哈尔滨 南京 无锡 徐州 常州 苏州 南通 连云港 扬州 泰州 江阴 兴化 ' +
  '杭州 宁波 温州 金华 合肥 芜湖 马鞍山 福州 厦门 南昌 济南 青岛 淄博 烟台 潍坊 济宁 郑州 武汉 宜昌 长沙 广州 深圳 珠海 ' +
  '佛山 南宁 桂林 海口 成都 贵阳 昆明 西安 兰州 西宁 银川 呼和浩特 内蒙 新昌 中美 西班牙 爱尔兰 瑞典 芬兰 匈牙利 加拿大'
).split(' ')

/** The same firm under an earlier or a foreign name, by the heart of its name. From the firms' own announcements. */
export const SAME_FIRM: readonly (readonly string[])[] = [
  ['拜耳', 'bayer'],
  ['辉瑞', 'pfizer', '晖致', 'viatris'],
  ['海正辉瑞', '瀚晖'],
  ['罗氏', 'roche'],
  ['诺华', 'novartis'],
  ['阿斯利康', 'astrazeneca'],
  ['赛诺菲', 'sanofi', '赛诺菲安万特'],
  ['葛兰素史克', 'glaxosmithkline', 'glaxo', 'gsk'],
  ['默沙东', 'merck sharp', 'msd', '欧加隆', 'organon'],
  ['礼来', 'lilly'],
  ['杨森', 'janssen', '强生'],
  ['武田', 'takeda'],
  ['诺和诺德', 'novo nordisk'],
  ['雅培', 'abbott', 'abbvie', '艾伯维'],
  ['勃林格殷格翰', 'boehringer'],
  ['施维雅', 'servier'],
  ['卫材', 'eisai'],
  ['安斯泰来', 'astellas'],
  ['第一三共', 'daiichi'],
  ['大冢', 'otsuka'],
  ['费森尤斯卡比', 'fresenius', '华瑞', '费森尤斯卡比华瑞'],
  ['贝朗', 'braun'],
  ['施贵宝', '中美上海施贵宝', 'bristol', '百时美施贵宝'],
  ['益普生', 'ipsen', '博福-益普生', '博福益普生'],
  ['参天', 'santen'],
  ['爱尔康', 'alcon'],
  ['利奥', 'leo pharma'],
  ['凯西', 'chiesi'],
  ['萌蒂', 'mundipharma'],
  ['吉瑞', '吉瑞医药', 'gedeon'],
  ['灵北', 'lundbeck'],
  ['默克雪兰诺', 'merck serono', '默克'],
  ['豪森', '翰森'],
]
