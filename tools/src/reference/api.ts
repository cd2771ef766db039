import type { Module, Route } from '@yaolian/kernel'
import { code, pageOf } from './markdown.ts'
import { showSchema } from './show-schema.ts'

const INTRO = `Everything below is under \`/api/v1\`. The same as OpenAPI 3.1, with every limit: \`/api/openapi.json\` of a
running house; to read there: \`/api/docs\`.

- **Who**: the session cookie \`yl_session\` of a browser, or \`Authorization: Bearer KEY\` of a machine. A right belongs
  to the organisation acted for; another organisation's things answer 404.
- **Commands** (POST with \`id\`): the caller makes the UUIDv7. First time 201, the same id again 200 with the same bytes,
  the same id with another body 409. A refusal is 422, kept under its id as well.
- **No**: \`application/problem+json\` with \`code\`, \`facts\` and the rules that spoke (\`hits\`); see [refusals](refusals.md). 400 names
  the fields, 503 says when to come again (\`Retry-After\`).
- **Lists**: \`ListQuery\` is \`{ q?: string; after?: string; limit?: '1'…'200' }\`; \`Page<R>\` is \`{ rows: R[]; next: string | null }\`, and
  \`next\` goes into \`after\`.
- **Values**: \`Id\` UUID · \`Day\` '2026-11-22', business date in Asia/Shanghai · \`Instant\` ISO 8601 with Z · \`Fen\` whole number, money ·
  \`Micro\` whole number, millionths of a yuan for one sales unit, tax included · \`Units\` whole number of smallest sales units ·
  \`PackLevels\` \`{ level: string; units: Units }[]\` · \`RuleHit\` \`{ ruleId; version; decision; params; about? }\` · \`Totals\`
  \`{ count; exact }\`.`

/** Every route, by the first word of its path, as people read it. */
export function apiPage(modules: readonly Module[], more: readonly Route[]): string {
  // Routes are data; only their handlers would need a database.
  const noDatabase = {} as Parameters<Module['routes']>[0]
  const routes = [...modules.flatMap(module => module.routes(noDatabase)), ...more]
  const groups = [...Map.groupBy(routes, route => route.path.split('/')[1]!)]
  return pageOf('HTTP API', INTRO, ...groups.flatMap(([name, own]) => [`## ${name}`, ...own.map(section)]))
}

function section(route: Route): string {
  const limit = route.perMinute ? ` At most ${route.perMinute} a minute.` : ''
  const shapes = [
    ...(route.query ? [`query ${showSchema(route.query)}`] : []),
    ...(route.body ? [`takes ${showSchema(route.body)}`] : []),
    route.answer ? `gives ${showSchema(route.answer)}` : 'gives a file',
  ]
  return [
    `### ${route.method} ${route.path}`,
    `${route.summary}. ${rightOf(route)}${limit}`,
    `\`\`\`ts\n${shapes.join('\n')}\n\`\`\``,
  ].join('\n\n')
}

function rightOf(route: Route): string {
  if (route.right === 'public') return 'For everyone.'
  return route.right === 'signed-in' ? 'For everyone who is signed in.' : `Needs ${code(route.right)}.`
}
