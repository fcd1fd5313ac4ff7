import { XMLParser, XMLValidator } from 'fast-xml-parser'

const MAX_DEPTH = 64

export type ParsedXml =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: 'doctype' | 'not-xml' }

/**
 * Text to plain objects. Values stay text ("0200" is not 200), attributes are `@name`, text beside them is `#text`, namespace
 * prefixes are dropped. A DOCTYPE is refused before anything is parsed. About 0.2 s per MB on the calling thread.
 */
export function parseXml(text: string, lists: readonly string[]): ParsedXml {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { ok: false, detail: 'doctype' }
  // The parser alone accepts what is not well-formed.
  if (XMLValidator.validate(text) !== true) return { ok: false, detail: 'not-xml' }
  const names = new Set(lists)
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    // Turns numeric entities into characters; named ones of a DOCTYPE cannot occur.
    htmlEntities: true,
    maxNestedTags: MAX_DEPTH,
    isArray: (name) => names.has(name),
  })
  try {
    return { ok: true, value: parser.parse(text) as unknown }
  } catch {
    // Too deep, or an element named like a prototype member.
    return { ok: false, detail: 'not-xml' }
  }
}
