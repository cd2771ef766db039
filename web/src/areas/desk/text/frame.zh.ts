export const frameZh = {
  licences: '资质',
  title: '销售工作台',
  products: '商品与价格',
  stock: '库存',
  customers: '客户',
  statement: '对账与收款',
  returns: '退货',
  nothingHere: '您的岗位在这里没有可办的事',
  nothingHereHint: '请企业管理员为您分配销售、质量、仓储或财务岗位。',
  save: '保存',
  cancel: '取消',
  all: '全部',
}
