import { UnreadableTable } from './table.ts'

/** What a reader of XML meets. Names without their prefix. */
export type XmlPart =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const PART =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([^\s<>/]+)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+)/y
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Walks over the parts of an XML text. Declared entities are not expanded but refused: no spreadsheet needs a
 * document type, and attacks do. Throws UnreadableTable('broken') where the text is no XML.
 */
export function* xmlParts(xml: string): Generator<XmlPart> {
  PART.lastIndex = 0
  let at = 0
  while (at < xml.length) {
    PART.lastIndex = at
    const found = PART.exec(xml)
    if (!found || found[3]?.startsWith('!')) throw new UnreadableTable('broken')
    at = PART.lastIndex
    const [, data, slash, name, rest, text] = found
    if (data !== undefined) yield { kind: 'text', text: data }
    else if (text !== undefined) yield { kind: 'text', text: unescaped(text) }
    else if (name !== undefined) {
      const bare = name.slice(name.indexOf(':') + 1)
      if (slash) yield { kind: 'close', name: bare }
      else {
        const empty = rest?.endsWith('/') ?? false
        yield { kind: 'open', name: bare, attributes: rest ?? '', empty }
      }
    }
  }
}

/** One attribute of an element by its name, prefix included; '' where it has none. */
export function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return unescaped(found?.[1] ?? found?.[2] ?? '')
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : ''
    }
    return ENTITIES[name] ?? whole
  })
}
