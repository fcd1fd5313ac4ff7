import type { DemoSession } from './device.ts'
import type { DemoFunction, DemoFunctionInput } from './function.ts'
import { invalid, missing, refusal, success, wholeParam, type DemoReply } from './reply.ts'

const notFound = refusal(14, 'session not found')

function sessionOf({ params, device }: DemoFunctionInput): DemoSession | DemoReply {
  const number = wholeParam(params, 'session')
  if (typeof number !== 'number') return number
  return device.sessions.get(number) ?? notFound
}

export const callStatus: DemoFunction = ({ device, behaviour }) => {
  const sessions = [...device.sessions.values()].map(({ session, direction, state, peer }) => ({
    session,
    direction,
    state,
    ...(!behaviour.oldFirmware && { calls: [{ id: session, state, peer }] }),
  }))
  return success({ sessions })
}

export const dial: DemoFunction = ({ params, device }) => {
  const number = params.get('number') ?? params.get('users')
  if (number === undefined) return missing('number')
  if (!/^[\w.+*#@:;=/,-]{1,200}$/.test(number)) return invalid('number')
  return success({ session: device.dial(number).session })
}

export const answer: DemoFunction = (input) => {
  const session = sessionOf(input)
  if ('body' in session) return session
  if (session.direction !== 'incoming' || session.state !== 'ringing')
    return refusal(14, 'call cannot be answered')
  input.device.connect(session)
  return success()
}

export const hangUp: DemoFunction = (input) => {
  const reason = input.params.get('reason') ?? 'normal'
  if (!['normal', 'rejected', 'busy', 'noanswer'].includes(reason)) return invalid('reason')
  const session = sessionOf(input)
  if ('body' in session) return session
  input.device.end(session, reason)
  return success()
}
