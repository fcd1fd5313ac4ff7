import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { tempFolder } from './temp-folder.ts'

/** What a member of the bus answers: a yes or no, a list of texts, or an error. */
export type BusAnswers = Readonly<Record<string, boolean | readonly string[] | 'error'>>

/** A session bus of the running test that answers calls by their member; returns the environment that leads to it. */
export async function startFakeBus(answers: BusAnswers): Promise<NodeJS.ProcessEnv> {
  const path = join(tempFolder(), 'bus')
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => sockets.delete(socket))
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1')
      if (text.includes('AUTH EXTERNAL')) return void socket.write('OK 00\r\n')
      let rest = text.startsWith('BEGIN\r\n') ? bytes.subarray(7) : bytes
      while (rest.length > 16) {
        const length = padded(16 + rest.readUInt32LE(12)) + rest.readUInt32LE(4)
        const call = rest.subarray(0, length)
        const member = Object.keys(answers).find((name) => call.includes(`\0${name}\0`))
        socket.write(reply(call.readUInt32LE(8), member === undefined ? [] : (answers[member] ?? 'error')))
        rest = rest.subarray(length)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }
}

const padded = (length: number): number => Math.ceil(length / 8) * 8
const pad = (bytes: Buffer, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)])
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const text = (value: string): Buffer =>
  Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(`${value}\0`)])

/** A method's return (type 2) or error (type 3) for the call with this serial. */
function reply(serial: number, answer: BusAnswers[string]): Buffer {
  const isError = answer === 'error'
  const [type, body] =
    typeof answer === 'boolean'
      ? ['b', uint32(answer ? 1 : 0)]
      : isError
        ? ['', Buffer.alloc(0)]
        : ['as', list(answer)]
  const fields = [
    Buffer.concat([Buffer.from([5, 1]), Buffer.from('u\0'), uint32(serial)]),
    ...(isError ? [Buffer.concat([Buffer.from([4, 1]), Buffer.from('s\0'), text('org.example.No')])] : []),
    ...(type === ''
      ? []
      : [
          Buffer.concat([
            Buffer.from([8, 1]),
            Buffer.from('g\0'),
            Buffer.from([type.length]),
            Buffer.from(`${type}\0`),
          ]),
        ]),
  ]
  const head = fields.reduce((all, field) => Buffer.concat([pad(all, 8), field]), Buffer.alloc(0))
  const fixed = Buffer.concat([
    Buffer.from(['l'.charCodeAt(0), isError ? 3 : 2, 0, 1]),
    uint32(body.length),
    uint32(1),
    uint32(head.length),
  ])
  return Buffer.concat([pad(Buffer.concat([fixed, head]), 8), body])
}

function list(values: readonly string[]): Buffer {
  const body = values.reduce((all, value) => Buffer.concat([pad(all, 4), text(value)]), Buffer.alloc(0))
  return Buffer.concat([uint32(body.length), body])
}
