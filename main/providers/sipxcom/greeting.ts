import type { Greeting } from '../../../shared/domain/voicemail.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { decodeText } from '../../http/decode.ts'
import type { VoicemailFacet } from '../facets/voicemail.ts'
import { done } from './done.ts'
import { greetingWire, toGreeting } from './map-voicemail.ts'
import type { MailboxParts } from './voicemail.ts'
import { VmPrefsWire } from './wire-voicemail.ts'

const PREFS = ['my', 'vmprefs']

/** The active greeting. Releases before 14.10 have no mailbox preferences, but a resource of its own for this. */
export function createGreeting({ client, me }: MailboxParts): VoicemailFacet['greeting'] {
  async function oldPath(signal: AbortSignal): Promise<Result<readonly string[]>> {
    const user = await me(signal)
    return user.ok ? ok(['my', 'mailbox', user.value, 'preferences', 'activegreeting']) : user
  }

  async function read(signal: AbortSignal): Promise<Result<Greeting>> {
    const prefs = await client.json({ path: PREFS }, VmPrefsWire, signal)
    if (!prefs.ok) return prefs.error.code === 'not-found' ? readOld(signal) : prefs
    return known(prefs.value.greeting)
  }

  async function readOld(signal: AbortSignal): Promise<Result<Greeting>> {
    const path = await oldPath(signal)
    if (!path.ok) return path
    const answer = await client.get({ path: path.value, accept: 'text' }, signal)
    return answer.ok
      ? known(
          decodeText(answer.value.body)
            .text.replace(/<[^>]*>/g, '')
            .trim(),
        )
      : answer
  }

  function known(wire: string | null | undefined): Result<Greeting> {
    const greeting = toGreeting(wire)
    return greeting === null
      ? err(appError('bad-response', { host: client.host, detail: 'greeting' }))
      : ok(greeting)
  }

  async function send(greeting: Greeting, signal: AbortSignal): Promise<Result<undefined>> {
    const value = { greeting: greetingWire(greeting) }
    const sent = await client.send({ method: 'PUT', path: PREFS, body: { kind: 'json', value } }, signal)
    if (sent.ok || sent.error.code !== 'not-found') return done(sent)
    const path = await oldPath(signal)
    return path.ok
      ? done(await client.send({ method: 'PUT', path: [...path.value, greeting] }, signal))
      : path
  }

  return {
    read,
    async write(greeting, signal) {
      const sent = await send(greeting, signal)
      if (!sent.ok) return sent
      const got = await read(signal)
      if (!got.ok)
        return ok({
          value: greeting,
          confirmed: false,
          warnings: [{ code: 'read-back-failed', detail: got.error.code }],
        })
      const confirmed = got.value === greeting
      return ok({
        value: got.value,
        confirmed,
        ...(!confirmed && { differs: { asked: greeting, got: got.value } }),
        warnings: [],
      })
    },
  }
}
