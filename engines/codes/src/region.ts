/** One-character names of the provinces as licence numbers use them; 兵 is the Xinjiang Corps. */
export const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云滇黔藏陕甘青宁新兵'

/** GB/T 2260 province codes, the first two digits of every region code. */
export const PROVINCE_CODES: readonly string[] = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'],
  ...['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65'],
  ...['71', '81', '82'],
]

export const isProvinceCode = (code: string): boolean => PROVINCE_CODES.includes(code)
