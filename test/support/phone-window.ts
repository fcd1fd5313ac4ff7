import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { createMediaRelay } from '../../main/media/media-relay.ts'
import { createNodeDns } from '../../main/sip/dns-port.ts'
import { createSipFlows, type SipLine } from '../../main/sip/flows.ts'
import { COMMANDS, type CommandName, EVENTS, type EventName, type EventPayload } from '../../shared/bridge.ts'
import type { CallView } from '../../shared/domain/call.ts'
import type { LineSetup } from '../../shared/domain/line.ts'
import { type PhoneCommand, type PhoneReport, PhoneReportSchema } from '../../shared/domain/phone.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { type AppError, appError } from '../../shared/errors.ts'
import { AccountIdSchema, type CallId, FlowIdSchema, RelayIdSchema } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { NO_ADDRESS_BAR } from './chromium-features.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { createMemoryLog } from './memory.ts'
import { realClock } from './real-clock.ts'
import { linkByPlaywright, linkBySocket } from './page-link.ts'
import { newCallId } from './test-phone.ts'

/** A long task of the page (W3C longtasks), milliseconds. */
export type LongTask = { readonly start: number; readonly duration: number }

/** The real phone window in a real Chromium, with main's real SIP flows under it. */
export type PhoneWindow = {
  readonly page: Page
  report(): PhoneReport
  command(command: PhoneCommand): Promise<AppError | null>
  /** Resolves when the report is as wanted. */
  until<T>(
    what: string,
    read: (report: PhoneReport) => T | false | null | undefined,
    limitMs?: number,
  ): Promise<T>
  /** What main knows of an account; needed before its line is set. */
  provide(accountId: string, line: SipLine): void
  /** Registers these accounts and waits until they are ready. */
  register(...lines: readonly { readonly setup: LineSetup; readonly line: SipLine }[]): Promise<void>
  dial(accountId: string, uri: string): Promise<CallId>
  /** The call with this id in a phase, e.g. `active`. */
  call(id: CallId, phase: CallView['phase']): Promise<CallView>
  changeSettings(settings: Settings): Promise<void>
  /** How many tones sound at the moment: ring, ringback, busy and the like. */
  tones(): Promise<number>
  longTasks(): Promise<readonly LongTask[]>
  /** `performance.now()` of the newest mark of a name; null before the first. */
  marked(name: string): Promise<number | null>
  /** What broke a rule: reports or commands against the contract, errors in the page, policy violations. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  NO_ADDRESS_BAR,
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
]

/** `socketLink`: see page-link.ts. The page's own policy is off then, because it would forbid the socket. */
export async function openPhoneWindow(
  url: string,
  options: { readonly socketLink?: boolean } = {},
): Promise<PhoneWindow> {
  const socketLink = options.socketLink ?? false
  const profile = await mkdtemp(join(tmpdir(), 'sidetone-phone-page-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    ignoreDefaultArgs: ['--mute-audio'],
    args: FLAGS,
    bypassCSP: socketLink,
  })
  const origin = new URL(url).origin
  await context.grantPermissions(['microphone'], { origin })
  const page = context.pages()[0] ?? (await context.newPage())
  return start(context, page, url, profile, socketLink)
}

async function start(
  context: BrowserContext,
  page: Page,
  url: string,
  profile: string,
  socketLink: boolean,
): Promise<PhoneWindow> {
  const complaints: string[] = []
  const lines = new Map<string, SipLine>()
  const pending = new Map<string, (error: AppError | null) => void>()
  const watchers = new Set<() => void>()
  let report: PhoneReport = {
    lines: [],
    calls: [],
    soundDevices: [],
    microphone: 'unknown',
    soundCheck: null,
  }
  let snapshot = emptySnapshot()
  let isReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })

  const emit = <N extends EventName>(name: N, payload: EventPayload<N>): Promise<void> => {
    EVENTS[name].schema.parse(payload)
    return link.emit(name, payload)
  }
  /** Connections end after the page they served. */
  const tell = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
    emit(name, payload).catch((error: unknown) => {
      if (!page.isClosed()) complaints.push(`${name}: ${String(error)}`)
    })
  }
  const flows = createSipFlows({
    lines: async (accountId) => ok(lines.get(accountId) ?? null),
    events: {
      received: (flowId, text) => tell('sip.received', { flowId, text }),
      closed: (flowId, error) => tell('sip.closed', { flowId, error }),
    },
    clock: realClock,
    log: createMemoryLog(),
    dns: createNodeDns(),
  })

  const relay = createMediaRelay({
    clock: realClock,
    log: createMemoryLog(),
    route(accountId) {
      const route = flows.route(accountId)
      if (!route) return null
      const { address, srtp, stun } = route
      return { address, srtp: srtp ? 'required' : 'allowed', stun }
    },
  })

  /** What main/core/dispatch.ts does with a command of the phone window. */
  async function answer(name: CommandName, raw: unknown): Promise<Result<unknown>> {
    const parsed = COMMANDS[name].input.safeParse(raw)
    if (!parsed.success) {
      complaints.push(`${name}: ${parsed.error.message}`)
      return err(appError('bad-request', { detail: name }))
    }
    const input = raw as Record<string, unknown>
    switch (name) {
      case 'app.snapshot':
        return ok(snapshot)
      case 'phone.ready':
        isReady()
        return ok()
      case 'phone.reported':
        report = PhoneReportSchema.parse(raw)
        for (const watcher of watchers) watcher()
        return ok()
      case 'phone.answered': {
        const { requestId, error } = COMMANDS['phone.answered'].input.parse(raw)
        pending.get(requestId)?.(error)
        if (!pending.delete(requestId)) complaints.push(`answered twice: ${requestId}`)
        return ok()
      }
      case 'sip.open':
        return flows.open(
          AccountIdSchema.parse(input.accountId),
          String(input.viaHost),
          typeof input.first === 'string' ? input.first : undefined,
        )
      case 'sip.send':
        return flows.send(FlowIdSchema.parse(input.flowId), String(input.text))
      case 'sip.close':
        flows.close(FlowIdSchema.parse(input.flowId))
        return ok()
      case 'media.open':
        return relay.open(AccountIdSchema.parse(input.accountId))
      case 'media.toFar':
      case 'media.toPage': {
        const { relayId, role, sdp } = COMMANDS[name].input.parse(raw)
        return name === 'media.toFar' ? relay.toFar(relayId, role, sdp) : relay.toPage(relayId, role, sdp)
      }
      case 'media.close':
        relay.closeRelay(RelayIdSchema.parse(input.relayId))
        return ok()
      default:
        complaints.push(`not a command of the phone window: ${name}`)
        return err(appError('bad-request'))
    }
  }

  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  const link = socketLink ? await linkBySocket(page, answer) : await linkByPlaywright(page, answer)
  await page.addInitScript(installBridge)
  await page.goto(url)
  await ready

  const phone: PhoneWindow = {
    page,
    complaints,
    report: () => report,
    command(command) {
      const requestId = newCallId()
      return new Promise((resolve, reject) => {
        pending.set(requestId, resolve)
        emit('phone.commanded', { requestId, command }).catch(reject)
      })
    },
    until(what, read, limitMs = 15_000) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          watchers.delete(look)
          clearTimeout(timer)
        }
        const timer = setTimeout(() => {
          stop()
          reject(new Error(`never came: ${what}; ${JSON.stringify(report)}; ${complaints.join('; ')}`))
        }, limitMs)
        const look = () => {
          const value = read(report)
          if (value === false || value === null || value === undefined) return
          stop()
          resolve(value)
        }
        watchers.add(look)
        look()
      })
    },
    provide: (accountId, line) => void lines.set(accountId, line),
    async register(...wanted) {
      for (const { setup, line } of wanted) lines.set(setup.accountId, line)
      await phone.command({ kind: 'set-lines', lines: wanted.map(({ setup }) => setup) })
      await phone.until('every line ready', (now) =>
        wanted.every(({ setup }) =>
          now.lines.some((line) => line.accountId === setup.accountId && line.state.kind === 'ready'),
        ),
      )
    },
    async dial(accountId, uri) {
      const callId = newCallId()
      const error = await phone.command({ kind: 'dial', callId, accountId, uri })
      if (error) throw new Error(`dial: ${JSON.stringify(error)}`)
      return callId
    },
    async call(id, phase) {
      const call = await phone.until(`call ${phase}`, ({ calls }) =>
        calls.find((one) => one.id === id && (one.phase === phase || one.phase === 'ended')),
      )
      if (call.phase !== phase)
        throw new Error(`the call ended before it was ${phase}: ${JSON.stringify(call)}`)
      return call
    },
    async changeSettings(settings) {
      snapshot = { ...snapshot, revision: snapshot.revision + 1, settings }
      await emit('snapshot.changed', snapshot)
    },
    tones: () => page.evaluate(() => window.__tones.size),
    longTasks: () => page.evaluate(() => window.__longTasks),
    marked: (name) =>
      page.evaluate(
        (mark) => performance.getEntriesByName(`sidetone:${mark}`).at(-1)?.startTime ?? null,
        name,
      ),
    async close() {
      await context.close()
      await link.close()
      flows.closeAll()
      await relay.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
  return phone
}

declare global {
  interface Window {
    __command(name: string, input: unknown): Promise<unknown>
    __emit(name: string, payload: unknown): void
    __longTasks: { start: number; duration: number }[]
    __tones: Set<AudioBufferSourceNode>
    /** Every peer connection that a call of the page uses or used, for tests that listen in. */
    __connections: RTCPeerConnection[]
  }
}

/** Runs in the page before its own code: `window.sidetone` as the preload makes it, plus what tests look at. */
function installBridge(): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const target = globalThis as unknown as Record<string, unknown>
  target.sidetone = {
    commands: new Proxy({}, { get: (_, name) => (input: unknown) => window.__command(String(name), input) }),
    events: new Proxy(
      {},
      {
        get: (_, name) => (listener: (payload: unknown) => void) => {
          const known = listeners.get(String(name)) ?? new Set()
          listeners.set(String(name), known.add(listener))
          return () => known.delete(listener)
        },
      },
    ),
  }
  window.__emit = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }
  window.__longTasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      window.__longTasks.push({ start: startTime, duration })
  }).observe({ entryTypes: ['longtask'] })
  window.__tones = new Set()
  const tones = AudioBufferSourceNode.prototype
  const original = { start: Reflect.get(tones, 'start'), stop: Reflect.get(tones, 'stop') }
  tones.start = function (...times) {
    window.__tones.add(this)
    original.start.apply(this, times)
  }
  tones.stop = function (...times) {
    window.__tones.delete(this)
    original.stop.apply(this, times)
  }
  window.__connections = []
  // Chromium makes no more than 500 as long as somebody holds on to them, closed or not.
  const keep = (made: RTCPeerConnection): void => {
    window.__connections.push(made)
    if (window.__connections.length > 32) window.__connections.shift()
  }
  const Original = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      // One that is only kept ready has nothing to listen to.
      this.addEventListener('signalingstatechange', () => keep(this), { once: true })
    }
  }
}
