import type { SoundDevice } from '../../shared/domain/settings.ts'
import type { SoundHardware } from './report.ts'

/** Most devices the report may carry (shared/domain/phone.ts). */
const MAX_DEVICES = 128

export type DevicesDeps = {
  readonly mediaDevices: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>
  readonly permissions: Pick<Permissions, 'query'>
  readonly changed: (hardware: SoundHardware) => void
}

/** Watches the sound devices and the right to use the microphone; tells `changed` at the start and on every change. */
export async function watchDevices({ mediaDevices, permissions, changed }: DevicesDeps): Promise<void> {
  const permission = await permissions.query({ name: 'microphone' })
  const read = async () => changed(hardwareOf(await mediaDevices.enumerateDevices(), permission.state))
  mediaDevices.addEventListener('devicechange', () => void read())
  permission.addEventListener('change', () => void read())
  await read()
}

type RawDevice = Pick<MediaDeviceInfo, 'deviceId' | 'label' | 'kind'>

/** Pure. Before the permission Chromium names devices with empty ids; those are not worth a line in the list. */
export function hardwareOf(raw: readonly RawDevice[], permission: PermissionState): SoundHardware {
  const soundDevices = raw.flatMap((device): readonly SoundDevice[] => {
    if (device.deviceId === '' || device.deviceId.length > 256 || device.kind === 'videoinput') return []
    const kind = device.kind === 'audioinput' ? 'input' : 'output'
    return [{ id: device.deviceId, label: device.label.slice(0, 256), kind }]
  })
  const hasMicrophone = raw.some((device) => device.kind === 'audioinput')
  const microphone = !hasMicrophone ? 'missing' : permission === 'prompt' ? 'unknown' : permission
  return { soundDevices: soundDevices.slice(0, MAX_DEVICES), microphone }
}

/** The first wanted output that is there, '' (the system's default) when none is. */
export function chooseOutput(wanted: readonly string[], present: readonly SoundDevice[]): string {
  const outputs = new Set(present.filter((device) => device.kind === 'output').map((device) => device.id))
  const chosen = wanted.find((id) => id === 'default' || outputs.has(id))
  return chosen === undefined || chosen === 'default' ? '' : chosen
}
