import { theme as antdTheme, type ThemeConfig } from 'antd'
import { type Colours, dark as darkColours, light as lightColours } from './colours.ts'

const fontFamily =
  '"PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei UI","Microsoft YaHei",system-ui,sans-serif'

/** Sizes are tried: 13/20 text, 30 px controls and 34 px rows put 21 rows on 1440×900 (research/web.md §3). */
const sizes = {
  fontFamily,
  fontSize: 13,
  lineHeight: 20 / 13,
  fontSizeSM: 12,
  fontSizeLG: 14,
  sizeUnit: 4,
  sizeStep: 4,
  borderRadius: 4,
  borderRadiusLG: 6,
  borderRadiusSM: 3,
  controlHeight: 30,
  controlHeightSM: 24,
  controlHeightLG: 40,
  wireframe: false,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.18s',
}

function tokens(c: Colours): NonNullable<ThemeConfig['token']> {
  return {
    ...sizes,
    colorPrimary: c.accent,
    colorPrimaryHover: c.accentDeep,
    colorPrimaryActive: c.accentDeep,
    colorPrimaryBorderHover: c.accentDeep,
    colorLinkHover: c.accentText,
    colorInfo: c.accent,
    colorLink: c.accentText,
    colorSuccess: c.green,
    colorWarning: c.amber,
    colorError: c.red,
    colorText: c.text,
    colorTextSecondary: c.text2,
    colorTextTertiary: c.text3,
    colorTextQuaternary: c.text4,
    colorTextPlaceholder: c.text4,
    colorTextDescription: c.text3,
    colorBorder: c.border,
    colorBorderSecondary: c.line,
    colorSplit: c.hairline,
    colorBgLayout: c.page,
    colorBgContainer: c.ground,
    colorBgElevated: c.raised,
    colorFillAlter: c.fill,
    controlItemBgActive: c.tint,
    controlItemBgHover: c.hover,
    controlOutline: `${c.accent}2e`,
    boxShadow: '0 1px 2px rgba(16,40,36,.06)',
    boxShadowSecondary: '0 6px 20px rgba(16,40,36,.14)',
    boxShadowTertiary: 'none',
  }
}

function components(c: Colours): NonNullable<ThemeConfig['components']> {
  return {
    Button: {
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      paddingInline: 12,
      fontWeight: 400,
      primaryColor: c.onAccent,
      defaultHoverColor: c.accentText,
      defaultHoverBorderColor: c.accent,
      defaultActiveColor: c.accentText,
    },
    Segmented: { trackBg: c.line, itemSelectedColor: c.accentText },
    Input: { activeShadow: `0 0 0 2px ${c.accent}29` },
    Select: { optionSelectedBg: c.tint },
  }
}

export const lightTheme: ThemeConfig = {
  cssVar: { key: 'yl' },
  hashed: false,
  token: { ...tokens(lightColours), colorTextDisabled: '#7C878A' },
  components: components(lightColours),
}

/** Written values win over what the dark algorithm derives, so both themes keep the tested pairs. */
export const darkTheme: ThemeConfig = {
  cssVar: { key: 'yld' },
  hashed: false,
  algorithm: antdTheme.darkAlgorithm,
  token: { ...tokens(darkColours), colorTextDisabled: '#7B8884' },
  components: components(darkColours),
}
