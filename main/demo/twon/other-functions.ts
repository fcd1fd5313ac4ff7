import type { DemoFunction } from './function.ts'
import { invalid, missing, refusal, success, wholeParam } from './reply.ts'

export const systemInfo: DemoFunction = ({ behaviour }) =>
  success({
    variant: '2N IP Verso (demo)',
    serialNumber: '54-0000-0001',
    hwVersion: '570v1',
    swVersion: behaviour.oldFirmware ? '2.10.0.19.2' : '2.50.0.76.2',
    buildType: 'release',
    deviceName: 'Front door',
    ...(!behaviour.oldFirmware && { macAddr: '7C-1E-B3-00-00-01' }),
  })

export const switchCaps: DemoFunction = ({ device, behaviour }) =>
  success({
    switches: device.switches.map(({ number, enabled, mode, onSec }) =>
      enabled && !behaviour.oldFirmware
        ? { switch: number, enabled, mode, switchOnDuration: onSec, type: 'normal' }
        : { switch: number, enabled },
    ),
  })

export const switchStatus: DemoFunction = ({ device, behaviour }) =>
  success({
    switches: device.switches.map(({ number, active, locked }) =>
      behaviour.oldFirmware ? { switch: number, active } : { switch: number, active, locked },
    ),
  })

export const switchControl: DemoFunction = ({ params, device }) => {
  const number = wholeParam(params, 'switch')
  if (typeof number !== 'number') return number
  const door = device.switches.find((one) => one.number === number)
  if (door === undefined) return invalid('switch')
  const action = params.get('action')
  if (action === undefined) return missing('action')
  if (!door.enabled) return refusal(14, 'switch is disabled')
  if (door.locked && ['on', 'trigger'].includes(action)) return refusal(18, 'request rejected')
  switch (action) {
    case 'on':
      device.setActive(door, true)
      break
    case 'off':
      device.setActive(door, false)
      break
    case 'trigger':
      device.setActive(door, door.mode === 'monostable' || !door.active)
      break
    case 'lock':
      door.locked = true
      device.setActive(door, false)
      break
    case 'unlock':
      door.locked = false
      break
    default:
      return invalid('action')
  }
  return success()
}

export const subscribe: DemoFunction = ({ params, channels, behaviour, account }) => {
  if (!behaviour.hasEvents) return refusal(1, 'function is not supported')
  const filter = (params.get('filter') ?? '').split(',').filter((name) => name !== '')
  const duration = Number(params.get('duration') ?? 90)
  if (!(duration >= 10 && duration <= 3600)) return invalid('duration')
  const id = channels.subscribe(filter, params.get('include') ?? 'new', duration, account)
  return id === null ? invalid('filter') : success({ id })
}

export const pull: DemoFunction = async ({ params, channels }) => {
  const id = wholeParam(params, 'id')
  if (typeof id !== 'number') return id
  const timeout = Number(params.get('timeout') ?? 0)
  const events = await channels.pull(id, timeout)
  return events === null ? invalid('id') : success({ events })
}

export const unsubscribe: DemoFunction = ({ params, channels }) => {
  const id = wholeParam(params, 'id')
  if (typeof id !== 'number') return id
  return channels.unsubscribe(id) ? success() : invalid('id')
}

/** One grey dot. */
const PICTURE = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////' +
    '////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)

export const snapshot: DemoFunction = ({ params, behaviour }) => {
  if (!behaviour.hasCamera) return refusal(1, 'function is not supported')
  const width = wholeParam(params, 'width')
  const height = wholeParam(params, 'height')
  if (typeof width !== 'number') return width
  if (typeof height !== 'number') return height
  return { headers: { 'content-type': 'image/jpeg' }, body: PICTURE }
}
