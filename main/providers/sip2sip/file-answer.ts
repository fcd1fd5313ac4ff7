import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { HttpResponse } from '../../http/types.ts'
import type { CertificateFormat } from '../facets/certificate-file.ts'
import { readValue } from './answer.ts'

/** Reads a body that should be a certificate file; the content type says nothing reliable. Errors: those of `readValue`,
 *  bad-response with `detail` no-certificate. */
export function readCertificateFile(format: CertificateFormat) {
  return (response: HttpResponse, host: string): Result<Buffer> => {
    const { body } = response
    if (response.status === 200 && (format === 'crt' ? isPair(body) : isPkcs12(body))) return ok(body)
    const said = readValue(response, host)
    return said.ok ? err(appError('bad-response', { host, detail: 'no-certificate' })) : said
  }
}

function isPair(body: Buffer): boolean {
  const text = body.toString('latin1')
  return /-----BEGIN CERTIFICATE-----/.test(text) && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)
}

/** A DER sequence with a length of two or more bytes: no page of text begins so. */
function isPkcs12(body: Buffer): boolean {
  return body.length > 128 && body[0] === 0x30 && (body[1] ?? 0) > 0x80
}
