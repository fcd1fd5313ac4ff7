import { describe, expect, it } from 'vitest'
import { chooseOutput, hardwareOf, watchDevices } from '../../../renderer/phone/devices.ts'
import type { SoundHardware } from '../../../renderer/phone/report.ts'
import { SoundDeviceSchema } from '../../../shared/domain/settings.ts'

const device = (deviceId: string, kind: MediaDeviceKind, label = deviceId) => ({ deviceId, kind, label })

describe('hardwareOf', () => {
  it('lists inputs and outputs as the contract wants them', () => {
    const { soundDevices } = hardwareOf(
      [device('m', 'audioinput'), device('s', 'audiooutput', 'x'.repeat(400)), device('c', 'videoinput')],
      'granted',
    )
    expect(soundDevices.map((one) => SoundDeviceSchema.parse(one))).toEqual([
      { id: 'm', kind: 'input', label: 'm' },
      { id: 's', kind: 'output', label: 'x'.repeat(256) },
    ])
  })

  it('leaves out what has no usable id and never lists more than 128', () => {
    expect(
      hardwareOf([device('', 'audioinput'), device('y'.repeat(257), 'audiooutput')], 'prompt').soundDevices,
    ).toEqual([])
    const many = Array.from({ length: 200 }, (_, index) => device(`d${index}`, 'audiooutput'))
    expect(hardwareOf(many, 'granted').soundDevices).toHaveLength(128)
  })

  it.each([
    ['granted', 'granted'],
    ['denied', 'denied'],
    ['prompt', 'unknown'],
  ] as const)('reads the permission %s as %s', (permission, microphone) => {
    expect(hardwareOf([device('', 'audioinput')], permission).microphone).toBe(microphone)
  })

  it('says missing when there is no microphone, whatever the permission', () => {
    expect(hardwareOf([device('s', 'audiooutput')], 'granted').microphone).toBe('missing')
  })
})

describe('chooseOutput', () => {
  const present = hardwareOf(
    [device('usb', 'audiooutput'), device('mic', 'audioinput')],
    'granted',
  ).soundDevices

  it('takes the first wanted output that is there', () => {
    expect(chooseOutput(['gone', 'usb'], present)).toBe('usb')
    expect(chooseOutput(['default', 'usb'], present)).toBe('')
    expect(chooseOutput(['mic', 'gone'], present)).toBe('')
    expect(chooseOutput([], present)).toBe('')
  })
})

describe('watchDevices', () => {
  it('tells the devices at the start, when they change and when the permission changes', async () => {
    const mediaDevices = new EventTarget()
    const state: { state: PermissionState } = { state: 'prompt' }
    const permission = Object.assign(new EventTarget(), {
      ...state,
      name: 'microphone',
      onchange: null,
    })
    let list = [device('m', 'audioinput')]
    const told: SoundHardware[] = []
    await watchDevices({
      mediaDevices: Object.assign(mediaDevices, {
        enumerateDevices: async () => list.map((one) => ({ ...one, groupId: '', toJSON: () => one })),
      }),
      permissions: { query: async () => permission },
      changed: (hardware) => told.push(hardware),
    })
    expect(told.at(-1)).toMatchObject({ microphone: 'unknown', soundDevices: [{ id: 'm' }] })
    permission.state = 'granted'
    permission.dispatchEvent(new Event('change'))
    await expect.poll(() => told.at(-1)?.microphone).toBe('granted')
    list = []
    mediaDevices.dispatchEvent(new Event('devicechange'))
    await expect.poll(() => told.at(-1)?.microphone).toBe('missing')
  })
})
