import { bodyHash } from '@yaolian/kernel'
import {
  compileRules,
  fillMessage,
  type Hit,
  judge,
  type MessageParam,
  type Rule,
  type Verdict,
} from '@yaolian/rules'
import { ORGANISATION_KINDS, PRODUCT_STATES, SCOPE_CLASSES, TradeFacts } from './contract.ts'
import type { JudgedHit } from './record-hits.ts'
import { baseDataRules } from './rules/base-data.ts'
import { deviceRules } from './rules/device.ts'
import { expiryRules } from './rules/expiry.ts'
import { qualificationRules } from './rules/qualification.ts'
import { scopeRules } from './rules/scope.ts'
import { specialGoodsRules } from './rules/special-goods.ts'

/** Every rule that one order line between two firms can be judged by; checked against TradeFacts when loaded. */
export const tradeRules = compileRules(
  [
    ...qualificationRules,
    ...scopeRules,
    ...expiryRules,
    ...baseDataRules,
    ...deviceRules,
    ...specialGoodsRules,
  ],
  TradeFacts,
)

/**
 * May this line be traded on its business date? `block` refuses it; `warn` lets it pass and tells people.
 * @param places provinces whose overlays count too, such as those of seller and buyer ('CN-42')
 */
export function judgeTrade(facts: TradeFacts, places: readonly string[] = []): Verdict {
  return judge(tradeRules, facts, facts.date, places)
}

/**
 * The hits as a refusal carries them and `recordHits` keeps them: the facts stay out, since they may belong to the
 * other party; their hash proves later on what was judged.
 */
export function refusalHits(verdict: Verdict, about?: string): JudgedHit[] {
  return verdict.hits.map(({ ruleId, version, decision, why, facts, params }) => ({
    ruleId,
    version,
    decision,
    params,
    ...(about !== undefined && { about }),
    why,
    factsHash: bodyHash(`${ruleId} ${version}`, facts),
  }))
}

/** The newest version of a rule, or the one asked for. */
export function ruleById(id: string, version?: number): Rule | undefined {
  return tradeRules.rules
    .filter(rule => rule.id === id && (version === undefined || rule.version === version))
    .reduce<Rule | undefined>((best, rule) => (best && best.version > rule.version ? best : rule), undefined)
}

/** A hit as a sentence for the reader; undefined when the rule is unknown here. */
export function ruleMessage(
  hit: Pick<Hit, 'ruleId' | 'version' | 'params'>,
  language: 'zh' | 'en',
): string | undefined {
  const rule = ruleById(hit.ruleId, hit.version)
  return (
    rule && fillMessage(rule.message[language], hit.params, (path, value) => labelOf(path, value, language))
  )
}

function labelOf(path: string, value: MessageParam, language: 'zh' | 'en'): string {
  const names = {
    'product.scopeClass': SCOPE_CLASSES,
    'product.state': PRODUCT_STATES,
    'seller.kind': ORGANISATION_KINDS,
    'buyer.kind': ORGANISATION_KINDS,
  }
  const known: Record<string, { zh: string; en: string }> | undefined = names[path as keyof typeof names]
  return known?.[String(value)]?.[language] ?? String(value)
}
