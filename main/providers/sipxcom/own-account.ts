import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { decodeText } from '../../http/decode.ts'
import type { PasswordFacet, ServerTimeFacet } from '../facets/preferences.ts'
import type { SipxClient } from './client.ts'
import { done } from './done.ts'

const MIN_PASSWORD = 8

export function createPassword(client: SipxClient): PasswordFacet {
  return {
    async change(password, signal) {
      const text = password.reveal()
      if (text.length < MIN_PASSWORD)
        return err(appError('invalid-input', { field: 'newPassword', detail: 'password-short' }))
      return done(await client.send({ method: 'PUT', path: ['my', 'portal', 'password', text] }, signal))
    },
  }
}

export function createServerTime(client: SipxClient): ServerTimeFacet {
  return {
    async read(signal) {
      const answer = await client.get({ path: ['my', 'time'], accept: 'text' }, signal)
      return answer.ok ? ok(cleanRemoteText(decodeText(answer.value.body).text, 'message')) : answer
    },
    keepAlive: async (signal) => done(await client.get({ path: ['my', 'keepalive'] }, signal)),
  }
}
