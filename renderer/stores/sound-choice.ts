import type { SoundDevice } from '../../shared/domain/settings.ts'

export type PreferredDevice = {
  readonly id: string
  readonly label: string | null
  readonly present: boolean
}

const MOST = 16

/** The system's own choice, always present. */
export const DEFAULT_DEVICE = 'default'

/** The preference list with names; a device that is unplugged has no label. */
export function preferredDevices(
  ids: readonly string[],
  devices: readonly SoundDevice[],
): readonly PreferredDevice[] {
  const list = ids.length > 0 ? ids : [DEFAULT_DEVICE]
  return list.map((id) => {
    const label = devices.find((device) => device.id === id)?.label ?? null
    return { id, label, present: id === DEFAULT_DEVICE || label !== null }
  })
}

/** The device in use now: the first of the list that is there. */
export function deviceInUse(list: readonly PreferredDevice[]): PreferredDevice | null {
  return list.find((device) => device.present) ?? null
}

/** Puts a device first; what stood there stays as second choice. */
export function preferDevice(ids: readonly string[], id: string): readonly string[] {
  return [id, ...ids.filter((other) => other !== id)].slice(0, MOST)
}

/** Takes a device off the list; the list never gets empty. */
export function forgetDevice(ids: readonly string[], id: string): readonly string[] {
  const rest = ids.filter((other) => other !== id)
  return rest.length > 0 ? rest : [DEFAULT_DEVICE]
}
