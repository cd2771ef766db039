import { allRules } from '@yaolian/rulebook'
import type { Rule } from '@yaolian/rules'
import { code, pageOf, table } from './markdown.ts'
import { showCondition } from './show-condition.ts'

const INTRO = `Rules are dated data in \`modules/rulebook/src/rules\`, judged by \`engines/rules\` for every order line at the offer, placing,
release and shipping, and for every lot when it ships, is signed for or comes back. **read** means that somebody read the article itself; *second-hand* means that the wording or the article number
comes from a secondary source and must be checked by your quality department before you rely on it. This page is no legal advice.`

/** Every rule with its words, its article, its conditions and what parts its passing case from its failing one. */
export function rulesPage(): string {
  const rules = allRules
    .map(({ rule }) => rule)
    .toSorted((a, b) => (a.id === b.id ? b.version - a.version : a.id < b.id ? -1 : 1))
  return pageOf(
    'Rules',
    INTRO,
    table(
      ['rule', '中文', 'English', 'says', 'source'],
      rules.map(rule => [
        `[${headOf(rule)}](#${anchorOf(rule)})`,
        rule.title.zh,
        rule.title.en,
        rule.decision,
        rule.verified ? '**read**' : '*second-hand*',
      ]),
    ),
    ...rules.map(section),
  )
}

/** As the usual renderers of Markdown make it from the heading. */
const anchorOf = (rule: Rule): string =>
  headOf(rule)
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/[^\w-]/g, '')

/** A version that has ended stands beside the one that follows, under a name of its own. */
const headOf = (rule: Rule): string => (rule.to ? `${rule.id} v${rule.version}` : rule.id)

function section(rule: Rule): string {
  const { law, article } = rule.source
  const until = rule.to ? `${rule.from} to ${rule.to}` : `since ${rule.from}`
  return [
    `## ${headOf(rule)}`,
    `**${rule.title.zh} · ${rule.title.en}** (version ${rule.version}, ${rule.jurisdiction}, ${until}; ${rule.decision})`,
    `${rule.text.zh}  \n${rule.text.en}`,
    `Source: ${law} ${article} (${rule.verified ? 'read' : 'second-hand'}). ${overrideOf(rule)}`,
    `The reader sees: ${rule.message.zh} ${rule.remedy.zh}  \n${rule.message.en} ${rule.remedy.en}`,
    `\`\`\`ts\napplies ${showCondition(rule.appliesWhen)}\nrequires ${showCondition(rule.requires)}\n\`\`\``,
    table(['fact', 'passes', 'fails'], differences(rule)),
  ].join('\n\n')
}

function overrideOf(rule: Rule): string {
  if ('never' in rule.override) return 'Nobody may pass it.'
  const people = rule.override.twoPerson ? 'two people' : 'one person'
  return `May be passed by ${people} with ${rule.override.roles.map(role => code(`rulebook.override.${role}`)).join(' or ')}.`
}

/** Where the two cases of a rule differ: the path, what passes, what fails. */
function differences(rule: Rule): string[][] {
  const { pass, fail } = rule.fixtures
  const passing = leaves(pass.facts, '')
  const failing = leaves(fail.facts, '')
  const paths = [...new Set([...passing.keys(), ...failing.keys()])]
  return paths
    .filter(path => passing.get(path) !== failing.get(path))
    .map(path => [code(path), shown(passing.get(path)), shown(failing.get(path))])
}

const shown = (value: string | undefined): string => (value === undefined ? '' : code(value))

/** Leaves of an object by path; a list of words is one leaf, so that a scope is compared as a whole. */
function leaves(value: unknown, path: string, into = new Map<string, string>()): Map<string, string> {
  const isBranch = typeof value === 'object' && value !== null && !isWords(value)
  if (!isBranch) into.set(path, JSON.stringify(value))
  else for (const [key, inner] of Object.entries(value)) leaves(inner, path ? `${path}.${key}` : key, into)
  return into
}

const isWords = (value: object): boolean =>
  Array.isArray(value) && value.every(one => typeof one !== 'object')
