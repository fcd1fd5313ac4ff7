/** One element of BER (X.690): a tag of one byte, and bytes or, where the tag says so, further elements. */
export type Ber = { readonly tag: number; readonly bytes: Buffer; readonly children: readonly Ber[] }

const CONSTRUCTED = 0x20
const MAX_DEPTH = 16

/** Reads one element at the start of `bytes`; `used` is 0 while it is not all there. Throws RangeError on nonsense. */
export function readBer(bytes: Buffer, depth = 0): { readonly element: Ber; readonly used: number } | null {
  if (depth > MAX_DEPTH) throw new RangeError('BER is nested too deeply')
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined) return null
  const more = first < 0x80 ? 0 : first & 0x7f
  if (more > 3 || (first >= 0x80 && more === 0)) throw new RangeError('BER length')
  if (bytes.length < 2 + more) return null
  const length = more === 0 ? first : bytes.readUIntBE(2, more)
  const end = 2 + more + length
  if (bytes.length < end) return null
  const content = bytes.subarray(2 + more, end)
  const children: Ber[] = []
  for (let at = 0; (tag & CONSTRUCTED) !== 0 && at < content.length; ) {
    const child = readBer(content.subarray(at), depth + 1)
    if (child === null) throw new RangeError('BER element is cut off')
    children.push(child.element)
    at += child.used
  }
  return { element: { tag, bytes: content, children }, used: end }
}

export function readInteger(element: Ber | undefined): number {
  const { bytes } = element ?? { bytes: Buffer.alloc(0) }
  return bytes.length === 0 || bytes.length > 4 ? 0 : bytes.readIntBE(0, bytes.length)
}

export function readText(element: Ber | undefined): string {
  return element?.bytes.toString('utf8') ?? ''
}

export function berOf(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content])
  const head = Buffer.alloc(5)
  head.writeUInt8(tag, 0)
  head.writeUInt8(0x83, 1)
  head.writeUIntBE(length, 2, 3)
  return Buffer.concat([head, content])
}

export function berInteger(value: number, tag = 0x02): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return berOf(tag, bytes)
}

export function berText(text: string): Buffer {
  return berOf(0x04, Buffer.from(text, 'utf8'))
}
