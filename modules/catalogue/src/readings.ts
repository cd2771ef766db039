/**
 * Readings that pinyin-pro (3.29.4) gets wrong in medicine names, tried longest first. A test fails for an
 * entry that it has learnt in the meantime.
 */
export const READINGS: Readonly<Record<string, string>> = {
  参: 'shen',
  咳: 'ke',
  的: 'di',
  重组: 'chong zu',
  重楼: 'chong lou',
  莪术: 'e zhu',
  阿胶: 'e jiao',
  还少: 'huan shao',
  薄膜: 'bo mo',
  伽马: 'ga ma',
  都梁: 'du liang',
  荨麻: 'xun ma',
}
