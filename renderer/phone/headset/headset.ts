import type { HeadsetPress } from './headset-calls.ts'
import {
  headsetLayout,
  type HeadsetLayout,
  type HidCollection,
  type Light,
  readButtons,
  writeLights,
} from './hid-layout.ts'

/** The part of WebHID that is used (WICG WebHID); TypeScript's own library has none of it. */
export type HidDevice = {
  readonly opened: boolean
  readonly collections: readonly HidCollection[]
  open(): Promise<void>
  close(): Promise<void>
  sendReport(reportId: number, data: BufferSource): Promise<void>
  addEventListener(type: 'inputreport', listener: (event: HidInput) => void): void
}
export type HidInput = { readonly reportId: number; readonly data: DataView }
export type Hid = {
  getDevices(): Promise<readonly HidDevice[]>
  addEventListener(type: 'connect' | 'disconnect', listener: () => void): void
}

/** Buttons and lights of the headsets that the person allowed. */
export type Headsets = {
  /** Off: every headset is let go, so that other programs have it. */
  enable(on: boolean): void
  show(lights: Readonly<Record<Light, boolean>>): void
  onPress(listener: (press: HeadsetPress) => void): void
}

type Open = { readonly device: HidDevice; readonly layout: HeadsetLayout; mute: boolean }

/** `hid` undefined: a browser without it. A device that does not open is in use elsewhere and is left alone. */
export function createHeadsets(hid: Hid | undefined): Headsets {
  const known = new Map<HidDevice, Open>()
  let enabled = false
  let lights: Readonly<Record<Light, boolean>> = { offHook: false, mute: false, ring: false }
  let listener: (press: HeadsetPress) => void = () => undefined

  async function look(): Promise<void> {
    const devices = enabled && hid ? await hid.getDevices().catch(() => []) : []
    for (const [device] of known) if (!devices.includes(device)) letGo(device)
    for (const device of devices) if (!known.has(device)) await take(device)
  }

  async function take(device: HidDevice): Promise<void> {
    const layout = headsetLayout(device.collections)
    if (!layout) return
    try {
      if (!device.opened) await device.open()
    } catch {
      return
    }
    const open: Open = { device, layout, mute: false }
    known.set(device, open)
    device.addEventListener('inputreport', (event) => {
      if (known.get(device) === open) heard(open, event)
    })
    light(open)
  }

  function heard(open: Open, { reportId, data }: HidInput): void {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    const { hook, mute } = readButtons(open.layout, reportId, bytes)
    if (hook !== undefined) listener({ kind: 'hook', off: hook })
    if (mute === undefined) return
    // Pressed, then let go: the first of the two counts.
    if (mute && !open.mute) listener({ kind: 'mute' })
    open.mute = mute
  }

  function light({ device, layout }: Open): void {
    // Unplugged in the same moment.
    for (const { reportId, data } of writeLights(layout, lights))
      void device.sendReport(reportId, data).catch(() => undefined)
  }

  function letGo(device: HidDevice): void {
    known.delete(device)
    void device.close().catch(() => undefined)
  }

  hid?.addEventListener('connect', () => void look())
  hid?.addEventListener('disconnect', () => void look())
  return {
    enable(on) {
      if (on === enabled) return
      enabled = on
      void look()
    },
    show(next) {
      if (next.offHook === lights.offHook && next.mute === lights.mute && next.ring === lights.ring) return
      lights = next
      for (const open of known.values()) light(open)
    },
    onPress(next) {
      listener = next
    },
  }
}
