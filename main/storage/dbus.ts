import { createConnection, type Socket } from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'
import { encodeCall, takeMessage, type DbusCall, type DbusMessage, type DbusValue } from './dbus-message.ts'

/** `broken`: no bus, or it hung up, or the time was over. `refused`: the bus or the service answered with this error. */
export type BusFault = { readonly kind: 'broken' } | { readonly kind: 'refused'; readonly name: string }

export type Bus = {
  readonly call: (call: DbusCall) => Promise<Result<readonly DbusValue[], BusFault>>
  readonly close: () => void
}

/**
 * Where the session bus listens, from the same places GLib looks: the socket path (abstract ones begin with a NUL),
 * `none` when there is no bus, `unsupported` for addresses that are not Unix sockets.
 */
export function sessionBusPath(
  env: NodeJS.ProcessEnv,
  exists: (path: string) => boolean,
):
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unsupported' } {
  const runtimeBus = env['XDG_RUNTIME_DIR'] ? `${env['XDG_RUNTIME_DIR']}/bus` : null
  const address = env['DBUS_SESSION_BUS_ADDRESS']
  if (!address)
    return runtimeBus && exists(runtimeBus) ? { kind: 'path', path: runtimeBus } : { kind: 'none' }
  for (const option of address.split(';')) {
    const match = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(option)
    if (!match?.[2]) continue
    const path = decodeAddressValue(match[2])
    return { kind: 'path', path: match[1] === 'abstract' ? `\0${path}` : path }
  }
  return { kind: 'unsupported' }
}

/** Values in addresses escape bytes as `%xx` (D-Bus Specification, "Server Addresses"). */
function decodeAddressValue(value: string): string {
  const bytes = value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Connects, proves the user id (SASL EXTERNAL) and says Hello. `signal` ends the connection and all open calls. */
export async function connectBus(path: string, signal: AbortSignal): Promise<Result<Bus, BusFault>> {
  const fault: BusFault = { kind: 'broken' }
  if (signal.aborted) return err(fault)
  const socket = createConnection({ path })
  const waiting = new Map<number, (message: DbusMessage | null) => void>()
  let authenticated: ((yes: boolean) => void) | null = null
  let received = Buffer.alloc(0)
  let isBroken = false
  let serial = 0

  function breakOff(): void {
    if (isBroken) return
    isBroken = true
    socket.destroy()
    authenticated?.(false)
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  }

  function deliver(): void {
    for (let taken = takeMessage(received); taken; taken = takeMessage(received)) {
      received = Buffer.from(taken.rest)
      const { message } = taken
      if (message.replySerial === null) continue
      waiting.get(message.replySerial)?.(message)
      waiting.delete(message.replySerial)
    }
  }

  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    if (authenticated) {
      const end = received.indexOf('\r\n')
      if (end === -1) return
      const isAccepted = received.toString('latin1', 0, end).startsWith('OK ')
      received = received.subarray(end + 2)
      authenticated(isAccepted)
      authenticated = null
      return
    }
    try {
      deliver()
    } catch {
      // A peer that breaks the protocol is as good as none: every open call ends as broken.
      breakOff()
    }
  })
  socket.once('error', breakOff)
  socket.once('close', breakOff)
  signal.addEventListener('abort', breakOff, { once: true })

  async function call(request: DbusCall): Promise<Result<readonly DbusValue[], BusFault>> {
    if (isBroken) return err(fault)
    serial += 1
    const reply = new Promise<DbusMessage | null>((resolve) => waiting.set(serial, resolve))
    socket.write(encodeCall(request, serial))
    const message = await reply
    if (message?.kind === 'error') return err({ kind: 'refused', name: message.errorName ?? '' })
    return message?.kind === 'reply' && message.body ? ok(message.body) : err(fault)
  }

  function close(): void {
    signal.removeEventListener('abort', breakOff)
    breakOff()
  }

  if (!(await authenticate(socket, (resolve) => (authenticated = resolve)))) {
    close()
    return err(fault)
  }
  const hello = await call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'Hello',
    args: [],
  })
  if (hello.ok) return ok({ call, close })
  close()
  return hello
}

async function authenticate(
  socket: Socket,
  listen: (resolve: (yes: boolean) => void) => void,
): Promise<boolean> {
  const answered = new Promise<boolean>((resolve) => listen(resolve))
  const uid = Buffer.from(String(process.getuid?.() ?? 0), 'latin1').toString('hex')
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`)
  const isAccepted = await answered
  if (isAccepted) socket.write('BEGIN\r\n')
  return isAccepted
}
