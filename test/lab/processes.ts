import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A server or phone of the lab: an ordinary process that cannot outlive its bound. */
export type LabProcess = {
  readonly pid: number
  /** What it wrote to stdout and stderr, the last 64 KiB. */
  output(): string
  isAlive(): boolean
  /** Halts it where it stands, or lets it go on (SIGSTOP, SIGCONT). */
  freeze(on: boolean): void
  stop(): Promise<void>
}

/** What still runs: it ends with this process. */
const running = new Set<ChildProcess>()
function endAll(): void {
  for (const child of running) child.kill('SIGTERM')
}

/** Longer than the whole table takes on a busy machine. */
export const MAX_LIFE_SEC = 1800

/** Is this program of Debian installed? The lab needs kamailio, rtpengine-daemon, baresip-core and openssl. */
export function hasCommand(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v "${name}"`]).status === 0
}

/**
 * Starts a program under timeout(1), which ends it after `maxSec` even when the test runner was killed. timeout leads a
 * process group of its own and passes SIGTERM on, so helpers that the program forked go with it.
 */
export function startProcess(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly maxSec?: number } = {},
): LabProcess {
  const child: ChildProcess = spawn(
    'timeout',
    ['-k', '3', String(options.maxSec ?? MAX_LIFE_SEC), command, ...args],
    {
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const { pid } = child
  if (pid === undefined) throw new Error(`cannot start ${command}`)
  let text = ''
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString('latin1')).slice(-65_536)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const gone = once(child, 'exit')
  if (running.size === 0) process.once('exit', endAll)
  running.add(child)
  return {
    pid,
    output: () => text,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    freeze: (on) => {
      // timeout leads a group of its own.
      process.kill(-pid, on ? 'SIGSTOP' : 'SIGCONT')
    },
    stop: async () => {
      running.delete(child)
      if (running.size === 0) process.off('exit', endAll)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await gone
    },
  }
}

/** Waits until `ready` is true, asking every 20 ms; throws with the program's own words when it died or took too long. */
export async function waitUntil(
  what: string,
  ready: () => boolean | Promise<boolean>,
  options: { readonly limitMs?: number; readonly of?: LabProcess } = {},
): Promise<void> {
  const end = performance.now() + (options.limitMs ?? 10_000)
  while (!(await ready())) {
    const last = options.of?.output().slice(-2000) ?? ''
    if (options.of?.isAlive() === false) throw new Error(`${what}: the program ended\n${last}`)
    if (performance.now() > end)
      throw new Error(`${what}: not within ${options.limitMs ?? 10_000} ms\n${last}`)
    await pause(20)
  }
}

/** Below the ports that systems give away by themselves, and below those of the relay and of the phones: nobody else's. */
const FIRST_PORT = 10_240
const PORTS = 6_000

/** A port number that was free a moment ago on 127.0.0.1 for TCP and for UDP alike. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = FIRST_PORT + randomInt(PORTS)
    if ((await canListen(port)) && (await canBind(port))) return port
  }
  throw new Error('no port is free for both TCP and UDP')
}

function canListen(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false)
    })
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true)
      })
    })
  })
}

/** Is this UDP port free on 127.0.0.1? */
export function canBind(port: number): Promise<boolean> {
  const socket = createSocket('udp4')
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close()
      resolve(false)
    })
    socket.bind(port, '127.0.0.1', () => {
      socket.close(() => {
        resolve(true)
      })
    })
  })
}
