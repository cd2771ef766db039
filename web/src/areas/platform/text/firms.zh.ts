export const firmsZh = {
  firm: '企业',
  searchFirms: '企业名或信用代码',
  noFirms: '还没有企业',
  noFirmsHint: '登记企业并核验证照后，它们会出现在这里。',
  kindOf: '类型',
  place: '所在地',
  province: '省份',
  firmState: '状态',
  licenceHealth: '资质',
  uscc: '信用代码',
}
