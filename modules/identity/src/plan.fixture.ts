type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Join Filter'?: string; Plans?: Plan[] }

/** What is wrong with a plan: a table read whole, or a list filtered once for each row, which is quadratic. */
export function faultsOf(plan: Plan): string[] {
  const overList = plan.Plans?.some(inner => ['Function Scan', 'CTE Scan'].includes(inner['Node Type']))
  return [
    ...(plan['Node Type'] === 'Seq Scan' ? [`reads all of ${plan['Relation Name']}`] : []),
    ...(overList && plan['Join Filter'] ? [`filters a list by ${plan['Join Filter']}`] : []),
    ...(plan.Plans ?? []).flatMap(faultsOf),
  ]
}
