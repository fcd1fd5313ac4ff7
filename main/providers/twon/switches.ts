import type { IntercomSwitch, SwitchAction } from '../../../shared/domain/intercom.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import type { IntercomFacet } from '../facets/intercom.ts'
import type { TwonClient } from './client.ts'

/** Locks and relays, `/api/switch` (HTTP API manual 5.4). */
export function createSwitches(
  client: TwonClient,
  read: IntercomFacet['switches']['read'],
): IntercomFacet['switches'] {
  return {
    read,
    async operate(number, action, signal) {
      const sent = await client.act('switch/ctrl', { switch: number, action }, signal)
      if (!sent.ok) {
        if (sent.error.detail !== 'device-parameter') return sent
        const { host } = client
        return sent.error.field === 'action'
          ? err(appError('not-supported', { host, detail: 'switch-action' }))
          : err(appError('not-found', { host, detail: 'switch', field: String(number) }))
      }
      const after = await read(signal)
      const now = after.ok ? after.value.find((one) => one.switch === number) : undefined
      if (now === undefined) {
        const detail = after.ok ? 'shape' : after.error.code
        return ok({
          value: unknown(number),
          confirmed: false,
          warnings: [{ code: 'read-back-failed', detail }],
        })
      }
      if (isDone(now, action)) return ok({ value: now, confirmed: true, warnings: [] })
      // A door opener pulses for as little as a tenth of a second: over before it could be read.
      return now.mode === 'monostable' && (action === 'on' || action === 'trigger')
        ? ok({ value: now, confirmed: false, warnings: [{ code: 'not-readable', detail: 'pulse' }] })
        : ok({
            value: now,
            confirmed: false,
            differs: { asked: asked(now, action), got: now },
            warnings: [],
          })
    },
  }
}

function isDone(now: IntercomSwitch, action: SwitchAction): boolean {
  switch (action) {
    case 'on':
      return now.active === true
    case 'off':
      return now.active === false
    case 'trigger':
      // A bistable switch toggles, so either state can be the new one; the device said yes.
      return now.active === true || now.mode === 'bistable'
    case 'lock':
      return now.locked === true
    case 'unlock':
      return now.locked === false
  }
}

function asked(now: IntercomSwitch, action: SwitchAction): IntercomSwitch {
  if (action === 'lock' || action === 'unlock') return { ...now, locked: action === 'lock' }
  return { ...now, active: action !== 'off' }
}

function unknown(number: number): IntercomSwitch {
  return { switch: number, enabled: null, mode: null, onSec: null, active: null, locked: null }
}
