import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { IntercomFacet } from '../facets/intercom.ts'
import type { Params, TwonClient } from './client.ts'
import { toLog } from './map-status.ts'
import { CallLogWire, DialWire } from './wire.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Places and ends calls of the device, `/api/call` (HTTP API manual 5.7). Each is sent once. */
export function createCalls(
  client: TwonClient,
  read: IntercomFacet['calls']['read'],
): IntercomFacet['calls'] {
  return {
    read,
    async dial(target, signal) {
      const params = toDialParams(target)
      if (!params.ok) return params
      const sent = await client.act('call/dial', params.value, signal)
      if (!sent.ok) return sent.error.detail === 'device-parameter' ? err(notDialled(sent.error)) : sent
      const session = DialWire.safeParse(sent.value)
      return session.success
        ? ok({ session: session.data.session })
        : err(appError('bad-response', { host: client.host, detail: 'shape' }))
    },
    async answer(session, signal) {
      const sent = await client.act('call/answer', { session }, signal)
      if (sent.ok) return ok()
      return isGone(sent.error) ? err(appError('call-not-found', { host: client.host })) : sent
    },
    async hangUp(session, signal) {
      const sent = await client.act('call/hangup', { session }, signal)
      if (sent.ok) return ok({ alreadyGone: false })
      return isGone(sent.error) ? ok({ alreadyGone: true }) : sent
    },
  }
}

/** The device's own list of calls, `/api/phone/calllog`. */
export function createCallLog(client: TwonClient): IntercomFacet['log'] {
  return {
    async read(signal) {
      const answer = await client.ask('phone/calllog', {}, CallLogWire, signal)
      if (answer.ok) return ok(toLog(answer.value))
      return answer.error.detail === 'device-no-data' ? ok([]) : answer
    },
    async remove(id, signal) {
      // Without an id some firmware deletes everything (reference twon 5): never send an empty one.
      if (!/^[\w.:-]{1,128}$/.test(id)) return err(appError('not-found', { detail: 'call-log' }))
      const sent = await client.act('phone/calllog DELETE', { id }, signal)
      if (sent.ok) return ok()
      const unknown = sent.error.detail === 'device-parameter' || sent.error.detail === 'device-no-data'
      return unknown ? err(appError('not-found', { host: client.host, detail: 'call-log' })) : sent
    },
  }
}

/** Users of the device's directory go by uuid, everything else is a number or an address. */
function toDialParams(target: string): Result<Params> {
  const text = target.trim()
  if (text === '') return err(appError('target-invalid', { detail: 'empty' }))
  if (text.length > 256) return err(appError('target-invalid', { detail: 'too-long' }))
  if (/[\s\p{Cc}]/u.test(text)) return err(appError('target-invalid', { detail: 'characters' }))
  const users = text.split(',')
  const name = users.every((user) => UUID.test(user)) ? 'users' : 'number'
  return ok({ [name]: text })
}

function notDialled({ host, serverText }: AppError): AppError {
  return appError('target-invalid', {
    detail: 'intercom-refused',
    ...(host !== undefined && { host }),
    ...(serverText !== undefined && { serverText }),
  })
}

/** 14 is a catch-all: only these words mean that the call is over (reference twon 3; savek-cc checks the same). */
function isGone({ detail, serverText }: AppError): boolean {
  return detail === 'device-processing' && /not found/i.test(serverText ?? '')
}
