/**
 * Every colour of the screens, once for light and once for dark. colours.css holds the same values as CSS
 * variables (colours.test.ts keeps the two equal and computes every contrast), theme.ts hands them to antd.
 */
export const light = {
  ground: '#FFFFFF',
  raised: '#FFFFFF',
  page: '#F4F6F6',
  head: '#F4F7F6',
  fill: '#F7F9F9',
  line: '#E4E9E8',
  hairline: '#EBEFEE',
  border: '#C9D2D0',
  strong: '#9AA8A3',
  text: '#1B2528',
  text2: '#475458',
  text3: '#5F6C70',
  text4: '#667277',
  accent: '#0E7C66',
  accentText: '#0B6B58',
  accentDeep: '#0B6B58',
  onAccent: '#FFFFFF',
  tint: '#E4F3EF',
  tintRow: '#EDF6F3',
  hover: '#F4F9F8',
  chip: '#EEF7F4',
  chipLine: '#B9D8D0',
  red: '#C3272B',
  redGround: '#FDF5F4',
  redLine: '#EBC4C3',
  onRed: '#FFFFFF',
  amber: '#A15C00',
  amberGround: '#FDF3E1',
  amberLine: '#EBCF9E',
  green: '#2F7D1F',
  greenGround: '#F0F7ED',
  greenLine: '#C4DDBB',
  onGreen: '#FFFFFF',
  blue: '#0A5A9C',
  blueGround: '#E8F2FB',
  blueLine: '#B7D5EF',
  violet: '#6B1E77',
  violetGround: '#F6EAF8',
  violetLine: '#DDBBE3',
  brown: '#5A4A1E',
  brownGround: '#F6F1E2',
  brownLine: '#E4DAB9',
}

export type Colours = typeof light

export const dark: Colours = {
  ground: '#121A19',
  raised: '#1B2725',
  page: '#0C1211',
  head: '#172120',
  fill: '#161F1E',
  line: '#26322F',
  hairline: '#202B29',
  border: '#3C4B48',
  strong: '#6C7D78',
  text: '#E6EDEB',
  text2: '#B7C4C0',
  text3: '#9AA9A4',
  text4: '#91A09B',
  accent: '#17826C',
  accentText: '#5CC9AF',
  accentDeep: '#14745F',
  onAccent: '#FFFFFF',
  tint: '#16332D',
  tintRow: '#152622',
  hover: '#182322',
  chip: '#16302A',
  chipLine: '#2C5A4F',
  red: '#F0817E',
  redGround: '#2A1717',
  redLine: '#5F2E2D',
  onRed: '#2A0B0B',
  amber: '#E3AC57',
  amberGround: '#2A2113',
  amberLine: '#5A4520',
  green: '#84C974',
  greenGround: '#16261A',
  greenLine: '#315437',
  onGreen: '#0D2408',
  blue: '#7FBDF0',
  blueGround: '#14232F',
  blueLine: '#2C4B66',
  violet: '#D79FE3',
  violetGround: '#291A2D',
  violetLine: '#56375E',
  brown: '#D8C48C',
  brownGround: '#262116',
  brownLine: '#4D442B',
}

/** Pairs [text, ground] that appear on screens and must reach 4.5 (WCAG 1.4.3). axe skips some of them. */
export const textPairs: [keyof Colours, keyof Colours][] = [
  ...(['text', 'text2', 'text3', 'text4', 'accentText', 'red', 'amber', 'green'] as const).flatMap(text =>
    (['ground', 'raised', 'page', 'head', 'fill', 'hover'] as const).map(
      ground => [text, ground] as [typeof text, typeof ground],
    ),
  ),
  ...(['text', 'text2', 'text3', 'accentText', 'red', 'amber'] as const).flatMap(text =>
    (['tint', 'tintRow', 'chip'] as const).map(ground => [text, ground] as [typeof text, typeof ground]),
  ),
  ['onAccent', 'accent'],
  ['onAccent', 'accentDeep'],
  ['onRed', 'red'],
  ['onGreen', 'green'],
  ['red', 'redGround'],
  ['text', 'redGround'],
  ['text2', 'redGround'],
  ['accentText', 'redGround'],
  ['amber', 'amberGround'],
  ['text2', 'amberGround'],
  ['green', 'greenGround'],
  ['blue', 'blueGround'],
  ['violet', 'violetGround'],
  ['brown', 'brownGround'],
]

/** The text of colours.css. */
export function coloursCss(): string {
  const block = (selector: string, colours: Colours) =>
    `${selector} {\n${Object.entries(colours)
      .map(([name, value]) => `  --${name}: ${value.toLowerCase()};\n`)
      .join('')}}\n`
  return `${block(':root', light)}\n${block(':root[data-theme="dark"]', dark)}`
}

/** WCAG 2.2 contrast of two #RRGGBB colours, 1–21. */
export function contrast(one: string, two: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map(at => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}
