/*
 * The few bytes of the D-Bus wire format that asking the Secret Service needs (D-Bus Specification 0.43, "Message
 * Protocol"): method calls whose arguments are strings, and replies of plain values. Little-endian only.
 */

export type DbusValue = string | number | boolean
export type DbusCall = {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly args: readonly string[]
}
export type DbusMessage = {
  readonly kind: 'reply' | 'error' | 'other'
  readonly replySerial: number | null
  readonly errorName: string | null
  /** Null when it holds types this file does not read. A list of strings alone is given as its strings. */
  readonly body: readonly DbusValue[] | null
}

/** Header field codes of the specification's table "Header Fields". */
const FIELD = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replySerial: 5,
  destination: 6,
  signature: 8,
} as const
const METHOD_CALL = 1
const METHOD_RETURN = 2
const ERROR = 3
const FIXED_HEADER_BYTES = 16
/** Answers to our questions take 200 bytes; anything near this is not one of them. */
const MAX_MESSAGE_BYTES = 65_536

const padding = (length: number, to: number): Buffer => Buffer.alloc((to - (length % to)) % to)

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([uint32(bytes.length), bytes, Buffer.alloc(1)])
}

function signature(value: string): Buffer {
  return Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1'), Buffer.alloc(1)])
}

function join(parts: readonly Buffer[], alignment: number): Buffer {
  return parts.reduce(
    (all, part) => Buffer.concat([all, padding(all.length, alignment), part]),
    Buffer.alloc(0),
  )
}

/** A method call, ready for the socket. `serial` is not 0 and not used twice on a connection. */
export function encodeCall(call: DbusCall, serial: number): Buffer {
  const field = (code: number, type: string, value: Buffer): Buffer =>
    Buffer.concat([Buffer.from([code]), signature(type), value])
  const fields = join(
    [
      field(FIELD.path, 'o', text(call.path)),
      field(FIELD.interface, 's', text(call.interface)),
      field(FIELD.member, 's', text(call.member)),
      field(FIELD.destination, 's', text(call.destination)),
      ...(call.args.length > 0 ? [field(FIELD.signature, 'g', signature('s'.repeat(call.args.length)))] : []),
    ],
    8,
  )
  const body = join(call.args.map(text), 4)
  const fixed = Buffer.concat([
    Buffer.from(['l'.charCodeAt(0), METHOD_CALL, 0, 1]),
    uint32(body.length),
    uint32(serial),
    uint32(fields.length),
  ])
  return Buffer.concat([fixed, fields, padding(fields.length, 8), body])
}

function readerOf(bytes: Buffer, start: number) {
  let offset = start
  const align = (to: number): void => {
    offset = Math.ceil(offset / to) * to
  }
  const readUint32 = (): number => {
    align(4)
    offset += 4
    return bytes.readUInt32LE(offset - 4)
  }
  const readCharacters = (length: number): string => {
    if (offset + length > bytes.length) throw new RangeError('D-Bus string runs past its message')
    const value = bytes.toString('utf8', offset, offset + length)
    offset += length + 1
    return value
  }
  const readSignature = (): string => readCharacters(bytes.readUInt8(offset++))
  const readValue = (type: string): DbusValue => {
    switch (type) {
      case 's':
      case 'o':
        return readCharacters(readUint32())
      case 'g':
        return readSignature()
      case 'u':
        return readUint32()
      case 'b':
        return readUint32() === 1
      case 'v':
        return readValue(readSignature())
      default:
        throw new TypeError(`D-Bus type ${type} is not read here`)
    }
  }
  return { align, readValue, readSignature, readByte: () => bytes.readUInt8(offset++), at: () => offset }
}

function readBody(bytes: Buffer, start: number, types: string): readonly DbusValue[] | null {
  if (types === 'as') return readStrings(bytes, start)
  if (/[^sogubv]/.test(types)) return null
  const reader = readerOf(bytes, start)
  return [...types].map((type) => reader.readValue(type))
}

function readStrings(bytes: Buffer, start: number): readonly string[] {
  const reader = readerOf(bytes, start)
  const length = Number(reader.readValue('u'))
  const end = Math.min(reader.at() + length, bytes.length)
  const strings: string[] = []
  while (reader.at() < end) strings.push(String(reader.readValue('s')))
  return strings
}

/**
 * Takes the first whole message off `bytes`; null = more bytes are needed.
 * Throws on big-endian, oversized and malformed messages: the connection is of no use then.
 */
export function takeMessage(bytes: Buffer): { readonly message: DbusMessage; readonly rest: Buffer } | null {
  if (bytes.length < FIXED_HEADER_BYTES) return null
  if (bytes.readUInt8(0) !== 'l'.charCodeAt(0)) throw new TypeError('D-Bus message is not little-endian')
  const fieldsEnd = FIXED_HEADER_BYTES + bytes.readUInt32LE(12)
  const bodyStart = Math.ceil(fieldsEnd / 8) * 8
  const end = bodyStart + bytes.readUInt32LE(4)
  if (end > MAX_MESSAGE_BYTES) throw new RangeError('D-Bus message is too long')
  if (bytes.length < end) return null

  const reader = readerOf(bytes.subarray(0, end), FIXED_HEADER_BYTES)
  const fields = new Map<number, DbusValue>()
  while (reader.at() < fieldsEnd) {
    reader.align(8)
    const code = reader.readByte()
    fields.set(code, reader.readValue(reader.readSignature()))
  }
  const type = bytes.readUInt8(1)
  const replySerial = fields.get(FIELD.replySerial)
  const errorName = fields.get(FIELD.errorName)
  const types = fields.get(FIELD.signature)
  return {
    message: {
      kind: type === METHOD_RETURN ? 'reply' : type === ERROR ? 'error' : 'other',
      replySerial: typeof replySerial === 'number' ? replySerial : null,
      errorName: typeof errorName === 'string' ? errorName : null,
      body: readBody(bytes.subarray(0, end), bodyStart, typeof types === 'string' ? types : ''),
    },
    rest: bytes.subarray(end),
  }
}
