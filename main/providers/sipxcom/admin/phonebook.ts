import { z } from 'zod'
import { ok, type Result } from '../../../../shared/result.ts'
import type { AdminValue } from '../../../../shared/domain/admin-values.ts'
import { cleanRemoteText } from '../../../../shared/text/clean.ts'
import { decodeText } from '../../../http/decode.ts'
import { decodeXml } from '../../../http/decode-xml.ts'
import type { HttpResponse } from '../../../http/types.ts'
import { listOf } from './shape.ts'

/** Entries of a shared phonebook: CSV with a header, or XML where the server prefers that (reference admin A). */
export async function readPhonebookEntries(response: HttpResponse): Promise<Result<readonly AdminValue[]>> {
  const { text } = decodeText(response.body)
  if (!text.trimStart().startsWith('<')) {
    const [, ...lines] = csvRows(text)
    return ok(lines.map(([first = '', last = '', number = '']) => person(first, last, number)))
  }
  const rowSchema = z.looseObject({
    'first-name': z.string().catch(''),
    'last-name': z.string().catch(''),
    number: z.string().catch(''),
  })
  const document = await decodeXml(response, z.record(z.string(), z.unknown()))
  if (!document.ok) return document
  const [inside] = Object.values(document.value)
  return ok(
    listOf(inside).map((one) => {
      const row = rowSchema.safeParse(one)
      return row.success
        ? person(row.data['first-name'], row.data['last-name'], row.data.number)
        : person('', '', '')
    }),
  )
}

function person(first: string, last: string, number: string): AdminValue {
  return {
    firstName: cleanRemoteText(first, 'name'),
    lastName: cleanRemoteText(last, 'name'),
    number: cleanRemoteText(number, 'address'),
  }
}

/** RFC 4180, lenient about line ends. */
function csvRows(text: string): readonly (readonly string[])[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
}
