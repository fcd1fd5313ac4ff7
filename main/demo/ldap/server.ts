import { createServer } from 'node:tls'
import type { Log } from '../../core/ports.ts'
import { listenOnLoopback } from '../listening.ts'
import { berInteger, berOf, berText, readBer, readInteger, readText, type Ber } from './ber.ts'
import { fits, type DirectoryEntry } from './entry.ts'

export type DemoDirectoryOptions = {
  readonly tls: { readonly certPem: string; readonly keyPem: string }
  readonly base: string
  readonly entries: () => readonly DirectoryEntry[]
  /** Whether a name with a password may ask; anybody may ask without both. */
  readonly mayBind: (name: string, password: string) => boolean
  readonly log: Log
}

export type DemoDirectory = {
  /** `ldaps://127.0.0.1:<port>`. */
  readonly url: string
  readonly base: string
  stop(): Promise<void>
}

const SUCCESS = 0
const SIZE_LIMIT_EXCEEDED = 4
const NO_SUCH_OBJECT = 32
const INVALID_CREDENTIALS = 49
const MAX_MESSAGE = 64 * 1024

/** The directory of the demo company: bind, search and unbind of LDAP (RFC 4511) over TLS on a random port of 127.0.0.1. */
export async function startDemoDirectory(options: DemoDirectoryOptions): Promise<DemoDirectory> {
  const server = createServer({ cert: options.tls.certPem, key: options.tls.keyPem }, (socket) => {
    let rest: Buffer = Buffer.alloc(0)
    // A client that goes away in the middle is no trouble of ours.
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      try {
        for (let next = readBer(rest); next !== null; next = readBer(rest)) {
          rest = rest.subarray(next.used)
          for (const answer of answerTo(next.element, options)) socket.write(answer)
        }
      } catch (thrown) {
        if (!(thrown instanceof RangeError)) throw thrown
        options.log.warn('demo directory: not LDAP', { why: thrown.message })
        socket.destroy()
      }
      if (rest.length > MAX_MESSAGE) socket.destroy()
    })
  })
  const { port, stop } = await listenOnLoopback(server)
  return {
    url: `ldaps://127.0.0.1:${port}`,
    base: options.base,
    stop,
  }
}

function answerTo(message: Ber, options: DemoDirectoryOptions): readonly Buffer[] {
  const [id, operation] = message.children
  if (operation === undefined) return []
  const reply = (tag: number, ...parts: readonly Buffer[]): Buffer =>
    berOf(0x30, berInteger(readInteger(id)), berOf(tag, ...parts))
  switch (operation.tag) {
    case 0x60: {
      const [, name, password] = operation.children
      const isAnonymous = readText(name) === '' && readText(password) === ''
      const isLetIn = isAnonymous || options.mayBind(readText(name), readText(password))
      return [reply(0x61, ...result(isLetIn ? SUCCESS : INVALID_CREDENTIALS))]
    }
    case 0x63:
      return search(operation, options, reply)
    default:
      // Unbind and abandon have no answer, and the demo does nothing else.
      return []
  }
}

function search(
  { children }: Ber,
  options: DemoDirectoryOptions,
  reply: (tag: number, ...parts: readonly Buffer[]) => Buffer,
): readonly Buffer[] {
  const [base, , , sizeLimit, , , filter] = children
  if (sameName(readText(base)) !== sameName(options.base) || filter === undefined)
    return [reply(0x65, ...result(NO_SUCH_OBJECT))]
  const found = options.entries().filter((entry) => fits(entry, filter))
  const limit = readInteger(sizeLimit) || found.length
  const entries = found
    .slice(0, limit)
    .map(({ dn, attributes }) =>
      reply(
        0x64,
        berText(dn),
        berOf(
          0x30,
          ...Object.entries(attributes).map(([name, values]) =>
            berOf(0x30, berText(name), berOf(0x31, ...values.map(berText))),
          ),
        ),
      ),
    )
  return [...entries, reply(0x65, ...result(found.length > limit ? SIZE_LIMIT_EXCEEDED : SUCCESS))]
}

function result(code: number): readonly Buffer[] {
  return [berInteger(code, 0x0a), berText(''), berText('')]
}

/** Names are the same with and without blanks after the commas. */
function sameName(dn: string): string {
  return dn.replace(/\s*([,=])\s*/g, '$1').toLowerCase()
}
