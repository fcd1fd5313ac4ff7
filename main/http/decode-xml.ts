import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { z } from 'zod'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { badResponse, checkShape, decodeText, looksLikeHtml } from './decode.ts'
import type { HttpResponse } from './types.ts'

export type XmlOptions = {
  /** Names of elements that are always a list, also when there is one or none of another kind (libraries.md X). */
  readonly lists?: readonly string[]
}

const MAX_DEPTH = 64

/**
 * The body as XML of the shape `schema`. Values stay text ("0200" is not 200), attributes are `@name`, text beside them is
 * `#text`, namespace prefixes are dropped. A DOCTYPE is refused before anything is parsed. About 0.2 s per MB on the
 * caller's thread: ask for fewer bytes with `maxBytes`.
 * Errors: bad-response with `detail` `empty`, `html`, `doctype`, `not-xml` (nested deeper than 64 included) or
 * `schema:<path>`.
 */
export function decodeXml<S extends z.ZodType>(
  response: HttpResponse,
  schema: S,
  options: XmlOptions = {},
): Result<z.output<S>> {
  const { text } = decodeText(response.body)
  if (text.trim() === '') return err(badResponse(response, 'empty'))
  if (looksLikeHtml(text)) return err(badResponse(response, 'html'))
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return err(badResponse(response, 'doctype'))
  // The parser alone accepts what is not well-formed.
  if (XMLValidator.validate(text) !== true) return err(badResponse(response, 'not-xml'))
  const lists = new Set(options.lists)
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
    isArray: (name) => lists.has(name),
  })
  let value: unknown
  try {
    value = parser.parse(text)
  } catch {
    // Too deep, or an element named like a prototype member.
    return err(badResponse(response, 'not-xml'))
  }
  return checkShape(response, value, schema)
}
