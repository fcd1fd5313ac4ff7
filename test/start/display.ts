import { spawn, type ChildProcess } from 'node:child_process'
import { say } from './say.ts'

export type Display = {
  readonly env: Readonly<Record<string, string>>
  /** Nobody looks and nobody listens. */
  readonly virtual: boolean
  stop(): void
}

/** The person's display, or a virtual one (Xvfb with a window manager, without which minimised windows stay lost). */
export async function findDisplay(): Promise<Display> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (DISPLAY || WAYLAND_DISPLAY || process.platform !== 'linux')
    return { env: {}, virtual: false, stop: () => undefined }
  const children: ChildProcess[] = []
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(server)
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error('Xvfb ended')))
    server.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
  })
  const env = { DISPLAY: `:${number}` }
  say(`No display here: using a virtual one (${env.DISPLAY}); --screenshot FILE shows what is on it.`)
  const manager = spawn('openbox', ['--sm-disable'], { env: { ...process.env, ...env }, stdio: 'ignore' })
  manager.once('error', () => say('openbox is missing: hidden windows may not come back'))
  children.push(manager)
  return { env, virtual: true, stop: () => children.forEach((child) => child.kill()) }
}
