export const zh = {
  title: '登录药链',
  promise: '一盒药、一分钱，从药厂到患者，每一步都说得清。',
  name: '账号',
  code: '动态码',
  codeHint: '验证器上的 6 位数字；手机不在身边时可以用恢复码',
  password: '密码',
  enter: '登录',
  demo: '演示账号',
  demoHint: '点一个就能进去。里面的企业和人都是虚构的。',
  nowhere: '您的岗位还没有可用的页面',
  nowhereHint: '{name}，请{firm}的管理员给您分配岗位，再重新登录。',
  forgot: '忘了密码请找本企业的管理员重置。',
}
