import type { Clock } from '../../core/ports.ts'
import type { DemoChannels } from './channels.ts'
import { EMPTY_SIP_ACCOUNT, type DemoSipAccount, type DemoTwonBehaviour } from './settings.ts'

export type DemoSession = {
  readonly session: number
  readonly direction: 'incoming' | 'outgoing'
  state: 'connecting' | 'ringing' | 'connected'
  readonly peer: string
  readonly startedAt: Date
}
export type DemoSwitch = {
  readonly number: number
  enabled: boolean
  readonly mode: 'monostable' | 'bistable'
  readonly onSec: number
  active: boolean
  locked: boolean
}
type Line = {
  config: DemoSipAccount
  password: string
  registered: boolean
  registeredAt: Date | null
  cancel: () => void
}
export type DemoLogRow = {
  readonly id: string
  readonly callType: string
  readonly name: string
  readonly date: string
  readonly duration: number
}

/** How long the SIP server of the demo takes to say yes or no. */
const REGISTER_MS = 200

/** What the device is and does, whoever asks it: SIP accounts that register, calls, switches, the call log. */
export type DemoDevice = ReturnType<typeof createDemoDevice>

export function createDemoDevice(deps: {
  readonly clock: Clock
  readonly channels: DemoChannels
  readonly behaviour: DemoTwonBehaviour
  readonly sipAccounts: readonly Partial<DemoSipAccount>[]
}) {
  const { clock, channels, behaviour } = deps
  const lines: Line[] = deps.sipAccounts.map((config) => ({
    config: { ...EMPTY_SIP_ACCOUNT, ...config },
    password: '',
    registered: false,
    registeredAt: null,
    cancel: () => undefined,
  }))
  const sessions = new Map<number, DemoSession>()
  const switches: readonly DemoSwitch[] = [
    { number: 1, enabled: true, mode: 'monostable', onSec: 5, active: false, locked: false },
    { number: 2, enabled: true, mode: 'bistable', onSec: 5, active: false, locked: false },
    { number: 3, enabled: false, mode: 'monostable', onSec: 5, active: false, locked: false },
  ]
  let log: readonly DemoLogRow[] = []
  let lastSession = 0
  let lastRow = 0

  function setRegistered(at: number, line: Line, registered: boolean): void {
    if (line.registered === registered) return
    line.registered = registered
    line.registeredAt = registered ? clock.now() : null
    const state = registered ? 'registered' : 'unregistered'
    channels.emit('RegistrationStateChanged', { sipAccount: at + 1, state })
  }

  /** Registers anew after a change, as the device does. */
  function register(at: number): void {
    const line = lines[at]
    if (line === undefined) return
    line.cancel()
    setRegistered(at, line, false)
    if (!line.config.enabled || !line.config.registrationEnabled) return
    channels.emit('RegistrationStateChanged', { sipAccount: at + 1, state: 'registering' })
    line.cancel = clock.after(REGISTER_MS, () => {
      if (behaviour.registers(line.config, line.password)) setRegistered(at, line, true)
    })
  }

  function told(session: DemoSession, state: DemoSession['state'] | 'terminated', reason?: string): void {
    const { direction, peer } = session
    const call = { direction, state, peer, session: session.session, call: session.session }
    channels.emit('CallStateChanged', reason === undefined ? call : { ...call, reason })
  }

  function addCall(direction: DemoSession['direction'], peer: string): DemoSession {
    lastSession += 1
    const state = direction === 'outgoing' ? 'connecting' : 'ringing'
    const session: DemoSession = { session: lastSession, direction, state, peer, startedAt: clock.now() }
    sessions.set(lastSession, session)
    told(session, state)
    return session
  }

  function start(): void {
    lines.forEach((_line, at) => register(at))
  }
  start()

  return {
    lines: lines as readonly Readonly<Pick<Line, 'config' | 'password' | 'registered' | 'registeredAt'>>[],
    sessions: sessions as ReadonlyMap<number, DemoSession>,
    switches,
    log: (): readonly DemoLogRow[] => log,

    /** Applies checked changes of several accounts at once; `at` from 0. */
    configure(
      changes: readonly { at: number; config: Partial<DemoSipAccount>; password: string | null }[],
    ): void {
      for (const { at, config, password } of changes) {
        const line = lines[at]
        if (line === undefined) continue
        line.config = { ...line.config, ...config }
        line.password = password ?? line.password
      }
      channels.emit('ConfigurationChanged', {})
      for (const { at } of changes) register(at)
    },

    /** Somebody set something on the device's own page. */
    setOnPage(account: number, config: Partial<DemoSipAccount>): void {
      this.configure([{ at: account - 1, config, password: null }])
    },

    /** The device calls out: a doorbell, or `call/dial`. Rings at once. */
    dial(peer: string): DemoSession {
      const session = addCall('outgoing', peer)
      session.state = 'ringing'
      told(session, 'ringing')
      return session
    },
    press(button: number, peer: string): DemoSession {
      channels.emit('KeyPressed', { key: `%${button}` })
      return this.dial(peer)
    },
    incoming: (peer: string): DemoSession => addCall('incoming', peer),
    connect(session: DemoSession): void {
      session.state = 'connected'
      told(session, 'connected')
    },
    end(session: DemoSession, reason: string): void {
      sessions.delete(session.session)
      told(session, 'terminated', reason)
      lastRow += 1
      const seconds = Math.round((clock.now().getTime() - session.startedAt.getTime()) / 1000)
      const row = {
        id: String(lastRow),
        callType: session.direction === 'outgoing' ? 'doorbell' : 'incoming',
        name: session.peer,
        date: session.startedAt.toISOString(),
        duration: seconds,
      }
      log = [row, ...log]
    },
    removeRow(id: string): boolean {
      const known = log.some((row) => row.id === id)
      log = log.filter((row) => row.id !== id)
      return known
    },

    setActive(door: DemoSwitch, active: boolean): void {
      if (door.active !== active) {
        door.active = active
        channels.emit('SwitchStateChanged', { switch: door.number, state: active })
      }
      if (active && door.mode === 'monostable')
        clock.after(door.onSec * 1000, () => {
          if (door.active) this.setActive(door, false)
        })
    },

    /** Calls and registrations are gone, settings stay. */
    restart(): void {
      sessions.clear()
      for (const line of lines) {
        line.cancel()
        line.registered = false
        line.registeredAt = null
      }
      channels.dropAll()
      start()
      channels.emit('DeviceState', { state: 'startup' })
    },

    stop(): void {
      for (const line of lines) line.cancel()
      channels.dropAll()
    },
  }
}
