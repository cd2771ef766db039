import fc from 'fast-check'
import type { Condition, Scalar } from './condition.ts'
import type { FactsSchema } from './facts-schema.ts'
import type { Rule } from './rule.ts'

/** A small made-up subject for the tests of the engine, with one fact of every type. */
export type Facts = {
  kind: 'a' | 'b' | 'c'
  count: number
  day: string
  flag: boolean
  tags: string[]
  owner: { name: string; papers: { kind: 'a' | 'b'; until: string; scope: string[] }[] }
}

const string: FactsSchema = { type: 'string' }
const kinds = (...values: string[]): FactsSchema => ({ anyOf: values.map(value => ({ const: value })) })

export const FACTS: FactsSchema = {
  type: 'object',
  properties: {
    kind: kinds('a', 'b', 'c'),
    count: { type: 'integer' },
    day: string,
    flag: { type: 'boolean' },
    tags: { type: 'array', items: string },
    owner: {
      type: 'object',
      properties: {
        name: string,
        papers: {
          type: 'array',
          items: {
            type: 'object',
            properties: { kind: kinds('a', 'b'), until: string, scope: { type: 'array', items: string } },
          },
        },
      },
    },
  },
}

const aDay = fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2027-01-01')
const aTag = fc.constantFrom('x', 'y', 'z')
const aCount = fc.integer({ min: 0, max: 4 })

export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  kind: fc.constantFrom('a', 'b', 'c'),
  count: aCount,
  day: aDay,
  flag: fc.boolean(),
  tags: fc.array(aTag, { maxLength: 3 }),
  owner: fc.record({
    name: aTag,
    papers: fc.array(
      fc.record({ kind: fc.constantFrom('a', 'b'), until: aDay, scope: fc.array(aTag, { maxLength: 3 }) }),
      { maxLength: 3 },
    ),
  }),
})

const aDate = fc.oneof(aDay, fc.constant({ fact: '$date' }), fc.constant({ fact: '$date', plusDays: 1 }))
const tags = fc.array(aTag, { minLength: 1, maxLength: 2 })

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constant('kind'), is: fc.constantFrom('a', 'b') }),
  fc.record({ fact: fc.constant('kind'), isNot: fc.constantFrom('a', 'b') }),
  fc.record({ fact: fc.constant('kind'), in: fc.constant<Scalar[]>(['a', 'c']) }),
  fc.record({ fact: fc.constant('kind'), notIn: fc.constant<Scalar[]>(['a', 'c']) }),
  fc.record({ fact: fc.constant('owner.name'), is: fc.constant({ fact: 'kind' }) }),
  fc.record({ fact: fc.constant('count'), below: aCount }),
  fc.record({ fact: fc.constant('count'), atMost: aCount }),
  fc.record({ fact: fc.constant('count'), above: aCount }),
  fc.record({ fact: fc.constant('count'), atLeast: aCount }),
  fc.record({ fact: fc.constant('day'), before: aDate }),
  fc.record({ fact: fc.constant('day'), onOrBefore: aDate }),
  fc.record({ fact: fc.constant('day'), after: aDate }),
  fc.record({ fact: fc.constant('day'), onOrAfter: aDate }),
  fc.record({ fact: fc.constant('flag'), is: fc.boolean() }),
  fc.record({ fact: fc.constant('tags'), includes: aTag }),
  fc.record({ fact: fc.constant('tags'), includes: fc.constant({ fact: 'owner.name' }) }),
  fc.record({ fact: fc.constant('tags'), includesAll: tags }),
  fc.record({ fact: fc.constant('tags'), includesAny: tags }),
)

const paper: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.record({ fact: fc.constant('paper.kind'), is: fc.constantFrom('a', 'b') }),
  fc.record({ fact: fc.constant('paper.until'), onOrAfter: aDate }),
  fc.record({ fact: fc.constant('paper.scope'), includes: fc.constant({ fact: 'owner.name' }) }),
)

const papers = fc.constant('owner.papers')
const as = fc.constant('paper')

export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>(tie => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
    fc.record({ some: papers, as, where: paper }),
    fc.record({ every: papers, as, where: paper }),
  ),
})).node

const bilingual = { zh: '测试', en: 'test' }

/** A rule that is met unless `requires` says otherwise; override what the test is about. */
export function ruleOf(part: Partial<Rule> = {}): Rule {
  return {
    id: 'LIC-01',
    version: 1,
    title: bilingual,
    text: bilingual,
    source: { law: '药品管理法', article: '第五十一条' },
    verified: true,
    from: '2019-12-01',
    jurisdiction: 'CN',
    decision: 'block',
    appliesWhen: true,
    requires: { fact: 'kind', is: 'a' },
    message: bilingual,
    remedy: bilingual,
    override: { never: true },
    fixtures: { pass: { facts: {}, date: '2026-11-22' }, fail: { facts: {}, date: '2026-11-22' } },
    ...part,
  }
}
