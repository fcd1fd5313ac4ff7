import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectBus } from '../../main/storage/dbus.ts'

/** `locked`: the login keyring exists but is locked, as after an automatic login. `empty`: the service runs, no keyring exists. */
/** `dataDir` keeps the keyring's file between runs; else everything is in a folder that goes with it. */
export type KeyringOptions = {
  readonly locked?: boolean
  readonly empty?: boolean
  readonly dataDir?: string
}
export type Keyring = {
  /** Add to a child's environment: `{ ...process.env, ...keyring.env }`. */
  readonly env: Readonly<Record<string, string>>
  /** Stops the service where it stands (it no longer answers), and lets it go on. */
  freeze(): void
  thaw(): void
  /** Both start the service anew on the same keyring. */
  lock(): Promise<void>
  unlock(): Promise<void>
  stop(): Promise<void>
}

const START_LIMIT_MS = 10_000

/** An environment in which there is no session bus and therefore no keychain. */
export const NO_KEYRING_ENV: Readonly<Record<string, string>> = {
  DBUS_SESSION_BUS_ADDRESS: '',
  XDG_RUNTIME_DIR: '/nonexistent',
}

/** A private session bus with a real gnome-keyring, in a folder of its own; nothing else is started by that bus. */
export async function startKeyring(options: KeyringOptions = {}): Promise<Keyring> {
  const home = mkdtempSync(join(tmpdir(), 'sidetone-keyring-'))
  const socket = join(home, 'bus')
  const env = {
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: options.dataDir ?? join(home, 'data'),
  }
  mkdirSync(env.XDG_RUNTIME_DIR, { mode: 0o700 })
  mkdirSync(env.XDG_DATA_HOME, { mode: 0o700, recursive: true })
  const config = join(home, 'bus.conf')
  writeFileSync(config, busConfig(socket))

  const running = new Set<ChildProcess>()
  const killAll = (): void => running.forEach((child) => child.kill('SIGKILL'))
  process.once('exit', killAll)

  function start(command: string, args: readonly string[], input?: string): ChildProcess {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    child.once('error', () => running.delete(child))
    child.once('exit', () => running.delete(child))
    running.add(child)
    child.stdin?.end(input)
    return child
  }

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    await gone
  }

  async function startService(unlock: boolean): Promise<ChildProcess> {
    const args = ['--foreground', '--components=secrets', unlock ? '--unlock' : '--start']
    const child = start('gnome-keyring-daemon', args, unlock ? 'keyring password' : undefined)
    await waitForName(socket, 'org.freedesktop.secrets')
    return child
  }

  async function stop(): Promise<void> {
    await Promise.all([...running].map(end))
    process.off('exit', killAll)
    rmSync(home, { recursive: true, force: true })
  }

  async function startAll(): Promise<ChildProcess> {
    try {
      start('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile'])
      await waitForName(socket, 'org.freedesktop.DBus')
      return await startService(options.empty !== true)
    } catch (cause) {
      await stop()
      throw cause
    }
  }

  let service = await startAll()
  const restart = async (unlock: boolean): Promise<void> => {
    await end(service)
    service = await startService(unlock)
  }
  if (options.locked) await restart(false)

  return {
    env,
    freeze: () => void service.kill('SIGSTOP'),
    thaw: () => void service.kill('SIGCONT'),
    lock: () => restart(false),
    unlock: () => restart(true),
    stop,
  }
}

/** No service folders: the bus starts nothing by itself, so nothing outlives `stop`. */
function busConfig(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`
}

/** Resolves when someone owns `name`. Polled 20 ms apart: the bus itself may not listen yet. */
async function waitForName(socket: string, name: string): Promise<void> {
  const signal = AbortSignal.timeout(START_LIMIT_MS)
  while (!signal.aborted) {
    const bus = await connectBus(socket, signal)
    if (bus.ok) {
      const owned = await bus.value.call({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'NameHasOwner',
        args: [name],
      })
      bus.value.close()
      if (owned.ok && owned.value[0] === true) return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${name} did not start: install dbus-daemon, gnome-keyring and libsecret-1-0`)
}
