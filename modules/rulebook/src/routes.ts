import { command, type Route, reading } from '@yaolian/kernel'
import { Id } from '@yaolian/kernel/contract'
import Type from 'typebox'
import {
  CaseRuns,
  EndOverride,
  HitPage,
  HitQuery,
  OverrideEnded,
  OverridePage,
  OverrideQuery,
  OverrideSigned,
  RuleDetail,
  RuleQuery,
  Rules,
  SignOverride,
} from './contract.ts'
import { listHits } from './list-hits.ts'
import { listOverrides } from './list-overrides.ts'
import { listRules, readRule, runRuleCases } from './read-rules.ts'
import { endOverride, signOverride } from './sign-override.ts'

const OverrideParams = Type.Object({ overrideId: Id })
const RuleParams = Type.Object({ ruleId: Type.String({ maxLength: 40 }) })

export const rulebookRoutes = (): Route[] => [
  reading(
    {
      path: '/rulebook/rules',
      summary: 'Every rule with its source; with a date those in force on that day',
      right: 'signed-in',
      query: RuleQuery,
      answer: Rules,
    },
    async (_ctx, { query }) => ({ rows: listRules(query.date) }),
  ),
  reading(
    {
      path: '/rulebook/rules/:ruleId',
      summary: 'One rule with its conditions and its passing and failing case',
      right: 'signed-in',
      params: RuleParams,
      answer: RuleDetail,
    },
    async (_ctx, { params }) => readRule(params.ruleId),
  ),
  reading(
    {
      path: '/rulebook/hits',
      summary: 'What the rules said about the own organisation’s acts, newest first',
      right: 'rulebook.hits.read',
      query: HitQuery,
      answer: HitPage,
    },
    (ctx, { query }) => listHits(ctx, query),
  ),
  reading(
    {
      path: '/rulebook/rules/:ruleId/cases',
      summary: 'Runs the rule’s own two cases now',
      right: 'signed-in',
      params: RuleParams,
      answer: CaseRuns,
    },
    async (_ctx, { params }) => ({ ruleId: params.ruleId, cases: runRuleCases(params.ruleId) }),
  ),
  ...overrideRoutes(),
]

const overrideRoutes = (): Route[] => [
  reading(
    {
      path: '/rulebook/overrides',
      summary: 'What people passed for the own sales, newest first',
      right: 'rulebook.hits.read',
      query: OverrideQuery,
      answer: OverridePage,
    },
    (ctx, { query }) => listOverrides(ctx, query),
  ),
  command(
    {
      path: '/rulebook/overrides',
      summary: 'Sign to pass a rule where the law lets somebody: the first or the second signature',
      right: 'rulebook.override',
      body: SignOverride,
      answer: OverrideSigned,
      stepUp: true,
    },
    (ctx, { body }) => signOverride(ctx, body),
  ),
  command(
    {
      path: '/rulebook/overrides/:overrideId/end',
      summary: 'Take an override back',
      right: 'rulebook.override',
      params: OverrideParams,
      body: EndOverride,
      answer: OverrideEnded,
    },
    (ctx, { params, body }) => endOverride(ctx, { ...body, ...params }),
  ),
]
