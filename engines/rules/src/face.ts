export type { Problem } from './check-condition.ts'
export { checkFixtures } from './check-fixtures.ts'
export { checkRules } from './check-rules.ts'
export { compileRules, type RuleSet, RulesRefused } from './compile-rules.ts'
export type { Condition, Operand, Scalar } from './condition.ts'
export { addDays, type Day, isDay } from './day.ts'
export { type Explained, explain, type Outcome } from './explain.ts'
export { factPaths } from './fact-paths.ts'
export type { FactsSchema } from './facts-schema.ts'
export { judge } from './judge.ts'
export { fillMessage, placeholdersOf } from './message.ts'
export type {
  Bilingual,
  Decision,
  Fixture,
  Hit,
  MessageParam,
  Override,
  Rule,
  Verdict,
} from './rule.ts'
