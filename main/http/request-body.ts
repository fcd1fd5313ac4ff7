import type { HttpBody } from './types.ts'

export type EncodedBody = { readonly bytes: Buffer; readonly contentType: string }

/** Serialises once, so that the same bytes can be sent again after a challenge and hashed for auth-int. */
export function encodeBody(body: HttpBody): EncodedBody {
  switch (body.kind) {
    case 'form':
      return {
        bytes: Buffer.from(new URLSearchParams(body.fields).toString()),
        contentType: 'application/x-www-form-urlencoded',
      }
    case 'json':
      return { bytes: Buffer.from(JSON.stringify(body.value)), contentType: 'application/json' }
    case 'bytes':
      return { bytes: body.bytes, contentType: body.contentType }
  }
}
