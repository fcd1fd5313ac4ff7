/** The part of WebHID's HIDReportItem that says where things are (WICG WebHID 7). */
export type HidItem = {
  readonly usages?: readonly number[]
  readonly usageMinimum?: number
  readonly usageMaximum?: number
  readonly isRange?: boolean
  readonly reportSize?: number
  readonly reportCount?: number
}
export type HidReport = { readonly reportId?: number; readonly items?: readonly HidItem[] }
export type HidCollection = {
  readonly usagePage?: number
  readonly inputReports?: readonly HidReport[]
  readonly outputReports?: readonly HidReport[]
  readonly children?: readonly HidCollection[]
}

/** One bit of a report. */
type Bit = { readonly reportId: number; readonly at: number }
/** Where a headset's buttons and lights are. */
export type HeadsetLayout = {
  readonly hook: Bit | null
  readonly mute: Bit | null
  readonly lights: Readonly<Record<Light, Bit | null>>
  /** Length of each output report in bytes, by its id. */
  readonly outputBytes: ReadonlyMap<number, number>
}
export type Light = 'offHook' | 'mute' | 'ring'
export type Buttons = { readonly hook?: boolean; readonly mute?: boolean }

/** Usage pages and usages of the HID Usage Tables 1.5: telephony (14), LEDs (11). */
const TELEPHONY = 0x0b
const HOOK = 0x0b_0020
const MUTE = 0x0b_002f
const LIGHT: Readonly<Record<Light, number>> = { offHook: 0x08_0017, mute: 0x08_0009, ring: 0x08_0018 }
/** No headset has more; a device that says so is not followed. */
const MAX_BITS = 8 * 64
const MAX_REPORTS = 64

/** Null for a device without telephony: it is none of our business. */
export function headsetLayout(collections: readonly HidCollection[]): HeadsetLayout | null {
  const all = collections.flatMap(withChildren)
  if (!all.some(({ usagePage }) => usagePage === TELEPHONY)) return null
  const inputs = all.flatMap(({ inputReports }) => inputReports ?? []).slice(0, MAX_REPORTS)
  const outputs = all.flatMap(({ outputReports }) => outputReports ?? []).slice(0, MAX_REPORTS)
  const lights = {
    offHook: find(outputs, LIGHT.offHook),
    mute: find(outputs, LIGHT.mute),
    ring: find(outputs, LIGHT.ring),
  }
  const hook = find(inputs, HOOK)
  const mute = find(inputs, MUTE)
  if (!hook && !mute) return null
  const outputBytes = new Map(outputs.map((report) => [report.reportId ?? 0, Math.ceil(bitsOf(report) / 8)]))
  return { hook, mute, lights, outputBytes }
}

/** What an input report says of the buttons; those that are in another report are left out. */
export function readButtons(layout: HeadsetLayout, reportId: number, data: Uint8Array): Buttons {
  const of = (bit: Bit | null): boolean | null =>
    bit?.reportId === reportId ? ((data[bit.at >> 3] ?? 0) & (1 << (bit.at & 7))) !== 0 : null
  const [hook, mute] = [of(layout.hook), of(layout.mute)]
  return { ...(hook === null ? {} : { hook }), ...(mute === null ? {} : { mute }) }
}

/** The output reports that make the lights as wanted. */
export function writeLights(
  { lights, outputBytes }: HeadsetLayout,
  wanted: Readonly<Record<Light, boolean>>,
): readonly { readonly reportId: number; readonly data: Uint8Array<ArrayBuffer> }[] {
  const reports = new Map<number, Uint8Array<ArrayBuffer>>()
  for (const light of ['offHook', 'mute', 'ring'] as const) {
    const bit = lights[light]
    if (!bit) continue
    const data = reports.get(bit.reportId) ?? new Uint8Array(outputBytes.get(bit.reportId) ?? 1)
    if (wanted[light]) data[bit.at >> 3] = (data[bit.at >> 3] ?? 0) | (1 << (bit.at & 7))
    reports.set(bit.reportId, data)
  }
  return [...reports].map(([reportId, data]) => ({ reportId, data }))
}

function withChildren(collection: HidCollection): readonly HidCollection[] {
  return [collection, ...(collection.children ?? []).flatMap(withChildren)]
}

function find(reports: readonly HidReport[], usage: number): Bit | null {
  for (const { reportId = 0, items = [] } of reports) {
    let at = 0
    for (const { reportSize = 0, reportCount = 0, ...item } of items) {
      const place = usagesOf(item, reportCount).indexOf(usage)
      // Buttons and lights are single bits; an array of selectors says which by number and is not followed.
      if (place >= 0 && reportSize === 1 && at + place < MAX_BITS) return { reportId, at: at + place }
      at += reportSize * reportCount
      if (at > MAX_BITS) break
    }
  }
  return null
}

function usagesOf(
  { usages = [], isRange, usageMinimum, usageMaximum }: HidItem,
  count: number,
): readonly number[] {
  if (isRange !== true || usageMinimum === undefined || usageMaximum === undefined) return usages
  const length = Math.min(usageMaximum - usageMinimum + 1, count, MAX_BITS)
  return Array.from({ length: Math.max(length, 0) }, (_, step) => usageMinimum + step)
}

function bitsOf({ items = [] }: HidReport): number {
  return Math.min(
    items.reduce((sum, { reportSize = 0, reportCount = 0 }) => sum + reportSize * reportCount, 0),
    MAX_BITS,
  )
}
