import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Core } from '../core/core.ts'
import type { Log } from '../core/ports.ts'
import type { CliAnswer } from './answer.ts'
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
  z.strictObject({ line: z.object({}).loose(), text: z.string() }),
  z.strictObject({ json: z.object({}).loose(), text: z.string(), status: z.number().int().min(0).max(8) }),
])

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
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > 256 * 1024) return void socket.destroy()
    chunks.push(chunk)
  }
  const request = RequestSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  if (!request.success) return void socket.destroy()
  const { argv, cwd, secretsText } = request.data
  const prepared = prepare(argv, version)
  const emit = (line: object, text: string) => void socket.write(`${JSON.stringify({ line, text })}\n`)
  const io = { ...createFileIo(cwd), emit, secretsText, signal: abort.signal }
  const answer = prepared.ok ? await run(prepared.value, core, io) : prepared.error
  socket.end(`${JSON.stringify(answer)}\n`)
}

/** Hands a command to the running app; null when none runs on this profile. */
export function askRunningApp(
  dataDir: string,
  request: ControlRequest,
  emit: (line: object, text: string) => void,
): Promise<CliAnswer | null> {
  return new Promise((done) => {
    const socket = connect(controlPath(dataDir, process.platform))
    let answer: CliAnswer | null = null
    let rest = ''
    socket.setEncoding('utf8')
    socket.on('connect', () => socket.end(JSON.stringify(request)))
    socket.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const reply = ReplySchema.parse(JSON.parse(part))
        if ('line' in reply) emit(reply.line, reply.text)
        else answer = { ...reply, status: reply.status as ExitStatus } // 0..8, checked by the schema
      }
    })
    // No socket, or one left by an app that died: there is nobody to ask.
    socket.on('error', () => done(answer))
    socket.on('close', () => done(answer))
  })
}
