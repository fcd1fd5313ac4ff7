import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { appError, type AppError } from '../../shared/errors.ts'
import type { Core } from '../core/core.ts'
import type { Log } from '../core/ports.ts'
import { failure, type CliAnswer } from './answer.ts'
import type { CliContext } from './command.ts'
import type { ExitStatus } from './exit-status.ts'
import { createFileIo } from './io.ts'
import { prepare, run } from './run.ts'

const RequestSchema = z.strictObject({
  argv: z.array(z.string().max(8192)).max(256),
  cwd: z.string().max(4096),
  secretsText: z
    .string()
    .max(64 * 1024)
    .nullable(),
})
export type ControlRequest = z.infer<typeof RequestSchema>

const ReplySchema = z.union([
  /** The app listens: only now is it told what to do. */
  z.strictObject({ hello: z.literal(1) }),
  z.strictObject({ line: z.object({}).loose(), text: z.string() }),
  z.strictObject({ note: z.string() }),
  z.strictObject({ json: z.object({}).loose(), text: z.string(), status: z.number().int().min(0).max(8) }),
])

/** An app that does not even say hello within this time hangs; nothing was asked of it then. */
const HELLO_LIMIT_MS = 5000
/** How long the app may take beyond the command's own limit before the terminal gives up on it. */
const GRACE_MS = 5000
const REQUEST_LIMIT_MS = 5000
const MAX_REQUEST_BYTES = 256 * 1024
const MAX_CLIENTS = 32

/** Where the running app listens: a socket in the profile folder (0600), a named pipe of the user on Windows. */
export function controlPath(dataDir: string, platform: NodeJS.Platform): string {
  const full = resolve(dataDir)
  if (platform !== 'win32') {
    const path = join(full, 'control.sock')
    // sun_path holds 108 bytes on Linux and 104 on macOS.
    if (Buffer.byteLength(path) < 100) return path
    return join('/tmp', `sidetone-${createHash('sha256').update(full).digest('hex').slice(0, 24)}.sock`)
  }
  return `\\\\.\\pipe\\sidetone-${createHash('sha256').update(full.toLowerCase()).digest('hex').slice(0, 24)}`
}

/** Lets commands given in a terminal be carried out by the running app: same accounts, same answer. */
export function startControl(
  core: Core,
  dataDir: string,
  version: string,
  log: Log,
): Promise<{ stop(): void }> {
  const path = controlPath(dataDir, process.platform)
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    serve(core, version, socket).catch((cause: unknown) => {
      log.error('control command failed', { cause })
      socket.destroy()
    })
  })
  server.maxConnections = MAX_CLIENTS
  if (process.platform !== 'win32') rmSync(path, { force: true })
  return new Promise((done, fail) => {
    server.once('error', fail)
    const mask = process.umask(0o177)
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600)
      done({ stop: () => server.close() })
    })
    process.umask(mask)
  })
}

async function serve(core: Core, version: string, socket: Socket): Promise<void> {
  const abort = new AbortController()
  socket.on('error', () => abort.abort())
  socket.on('close', () => abort.abort())
  // Who connects and says nothing does not keep a place for ever.
  const patience = setTimeout(() => socket.destroy(), REQUEST_LIMIT_MS)
  socket.write(`${JSON.stringify({ hello: 1 })}\n`)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_REQUEST_BYTES) return void socket.destroy()
    chunks.push(chunk)
  }
  clearTimeout(patience)
  const request = RequestSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  if (!request.success) return void socket.destroy()
  const { argv, cwd, secretsText } = request.data
  const prepared = prepare(argv, version)
  const emit = (line: object, text: string) => void socket.write(`${JSON.stringify({ line, text })}\n`)
  const note = (text: string) => void socket.write(`${JSON.stringify({ note: text })}\n`)
  const io = { ...createFileIo(cwd), emit, note, secretsText, signal: abort.signal }
  const answer = prepared.ok ? await run(prepared.value, core, io) : prepared.error
  socket.end(`${JSON.stringify(answer)}\n`)
}

/**
 * Hands a command to the running app; null when none runs on this profile. Once the app has heard the command, it is never
 * carried out a second time here: an app that dies in the middle is an answer (app-unavailable, `died`), for the command
 * may have been a write. `timeoutMs`: the command's own limit, 0 = runs until stopped; `signal` stops it there and here.
 */
export function askRunningApp(
  dataDir: string,
  request: ControlRequest,
  emit: CliContext['emit'],
  {
    timeoutMs = 0,
    signal,
    note = () => undefined,
  }: {
    readonly timeoutMs?: number
    readonly signal?: AbortSignal
    readonly note?: CliContext['note']
  } = {},
): Promise<CliAnswer | null> {
  const path = controlPath(dataDir, process.platform)
  if (!isOurs(path)) return Promise.resolve(null)
  return new Promise((done) => {
    const socket = connect(path)
    let answer: CliAnswer | null = null
    let heard = false
    let rest = ''
    const giveUp = (error: AppError) => {
      answer ??= failure(error)
      socket.destroy()
    }
    let limit: NodeJS.Timeout | null = setTimeout(
      () => giveUp(appError('app-unavailable', { detail: 'hangs' })),
      HELLO_LIMIT_MS,
    )
    const take = (part: string) => {
      const reply = ReplySchema.parse(JSON.parse(part))
      if ('hello' in reply) {
        if (limit !== null) clearTimeout(limit)
        limit =
          timeoutMs > 0
            ? setTimeout(() => giveUp(appError('timeout', { detail: 'app' })), timeoutMs + GRACE_MS)
            : null
        heard = true
        socket.end(JSON.stringify(request))
      } else if ('line' in reply) emit(reply.line, reply.text)
      else if ('note' in reply) note(reply.note)
      else answer = { ...reply, status: reply.status as ExitStatus } // 0..8, checked by the schema
    }
    signal?.addEventListener('abort', () => giveUp(appError('cancelled')), { once: true })
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      try {
        parts.forEach(take)
      } catch {
        // Whatever it is that answers, it is not this version of the app.
        giveUp(appError('app-unavailable', { detail: heard ? 'died' : 'hangs' }))
      }
    })
    const end = () => {
      if (limit !== null) clearTimeout(limit)
      done(answer ?? (heard ? failure(appError('app-unavailable', { detail: 'died' })) : null))
    }
    // No socket, or one left by an app that died: there is nobody to ask.
    socket.on('error', end)
    socket.on('close', end)
  })
}

/** A socket that somebody else could have put there, or can speak at, hears no command and no secret. */
function isOurs(path: string): boolean {
  if (process.platform === 'win32') return true
  const found = lstatSync(path, { throwIfNoEntry: false })
  return (
    found !== undefined && found.isSocket() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0
  )
}
