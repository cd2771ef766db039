import { command, type Route, reading } from '@yaolian/kernel'
import Type from 'typebox'
import {
  HitPage,
  HitQuery,
  OverrideQuery,
  OverrideRow,
  OverrideSigned,
  RuleDetail,
  RuleQuery,
  Rules,
  SignOverride,
} from './contract.ts'
import { listHits } from './list-hits.ts'
import { listRules, readRule } from './read-rules.ts'
import { listOverrides, signOverride } from './sign-override.ts'

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
      path: '/rulebook/overrides',
      summary: 'Who signed to pass a rule for one subject',
      right: 'rulebook.hits.read',
      query: OverrideQuery,
      answer: Type.Object({ rows: Type.Array(OverrideRow) }),
    },
    async (ctx, { query }) => ({ rows: await listOverrides(ctx, query.subjectId) }),
  ),
  command(
    {
      path: '/rulebook/overrides',
      summary: 'Sign to pass a rule where the law lets somebody: the first or the second signature',
      right: 'rulebook.override',
      body: SignOverride,
      answer: OverrideSigned,
    },
    (ctx, { body }) => signOverride(ctx, body),
  ),
]
