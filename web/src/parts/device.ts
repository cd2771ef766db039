/** Systems and browsers in the order in which their names hide in each other's user agents. */
const systems = [
  [/iPhone|iPad/, 'iOS'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const
const browsers = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const named = (list: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  list.find(([pattern]) => pattern.test(agent))?.[1]

/** `Chrome · Windows` for a user agent; what is unknown shows as it is, cut short. */
export function deviceOf(agent: string): string {
  const known = [named(browsers, agent), named(systems, agent)].filter(Boolean)
  return known.length > 0 ? known.join(' · ') : agent.slice(0, 40) || '—'
}
