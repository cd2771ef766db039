import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

export async function useOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '药链 Yaolian',
        version: '1',
        description:
          'Commands are POST with a client-made UUIDv7 `id` in the body: send it again after a lost answer and ' +
          'nothing happens twice (201 first, 200 repeat with the same bytes, 409 same id with another body). ' +
          'A refusal is 422 problem+json with the rules that spoke.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'yl_session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    stripBasePath: false,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page(app.swagger() as unknown as Document)),
  )
}

type Operation = {
  summary?: string
  tags?: string[]
  'x-right'?: string
  requestBody?: unknown
  parameters?: unknown
}
type Document = {
  info: { title: string; description?: string }
  paths: Record<string, Record<string, Operation>>
}

const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A page to read, without scripts: every route, its right, its input. The document itself is the reference. */
function page(document: Document): string {
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(rows.map(row => row.operation.tags?.[0] ?? ''))]
  const section = (tag: string): string => {
    const own = rows.filter(row => (row.operation.tags?.[0] ?? '') === tag)
    return `<h2 id="${tag}">${tag}</h2>${own.map(operationHtml).join('')}`
  }
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${document.info.title} API</title><style>
body{font:14px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:960px;margin:24px auto;padding:0 16px;color:#1B2528}
h1{font-size:22px}h2{font-size:16px;border-bottom:1px solid #E4E9E8;margin-top:32px}code{font:13px Consolas,monospace}
details{border-bottom:1px solid #EBEFEE;padding:6px 0}summary{cursor:pointer}.m{display:inline-block;width:44px;font-weight:600;color:#0B6B58}
.r{color:#5F6C70;font-size:12px}pre{background:#F4F6F6;padding:12px;overflow:auto;font-size:12px;border-radius:4px}nav a{margin-right:12px;color:#0B6B58}
</style><h1>${document.info.title} API</h1><p>${asText(document.info.description ?? '')}</p>
<p><a href="/api/openapi.json">openapi.json</a></p><nav>${tags.map(tag => `<a href="#${tag}">${tag}</a>`).join('')}</nav>
${tags.map(section).join('')}</html>`
}

function operationHtml({
  path,
  method,
  operation,
}: {
  path: string
  method: string
  operation: Operation
}): string {
  const input = operation.requestBody ?? operation.parameters
  const detail = input ? `<pre>${asText(JSON.stringify(input, null, 2))}</pre>` : ''
  return `<details><summary><span class="m">${method.toUpperCase()}</span> <code>${asText(path)}</code>
 ${asText(operation.summary ?? '')} <span class="r">${asText(operation['x-right'] ?? '')}</span></summary>${detail}</details>`
}
