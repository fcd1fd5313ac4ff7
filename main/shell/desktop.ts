import { app, dialog } from 'electron'
import { join } from 'node:path'
import type { EventPayload } from '../../shared/bridge.ts'
import type { Result } from '../../shared/result.ts'
import { desktopText as t } from '../../shared/text/desktop.en.ts'
import { errorSentence } from '../../shared/text/error-sentence.ts'
import { startControl } from '../cli/control.ts'
import { background } from '../core/background.ts'
import { createCommandHandlers } from '../core/commands.ts'
import type { Core } from '../core/core.ts'
import { createDispatch, type Dispatch } from '../core/dispatch.ts'
import type { CertificateFilePort, Log, SipEvents } from '../core/ports.ts'
import type { AppArgs } from './app-args.ts'
import { startBridgeHost } from './bridge-host.ts'
import { certificateFileDialog } from './certificate-file.ts'
import { startGuards } from './guards.ts'
import { findPhoneLink } from './link-args.ts'
import { startLinks } from './links.ts'
import { createFileLog } from '../storage/log-file.ts'
import { startMenu } from './menu.ts'
import { startNotifications } from './notify.ts'
import { startPopup } from './popup.ts'
import { startPower } from './power.ts'
import { serveScheme } from './scheme.ts'
import { startTray } from './tray.ts'
import { runTrayAction } from './tray-actions.ts'
import { createWindows } from './windows.ts'

export type DesktopOptions = {
  readonly args: AppArgs
  readonly version: string
  readonly dataDir: string
  readonly rendererDir: string
  readonly preloadDir: string
  readonly iconDir: string
  /** main/compose.ts, handed in because nothing may import it. */
  readonly compose: (options: {
    readonly dataDir: string
    readonly app: { readonly version: string; readonly runtime: string; readonly platform: string }
    readonly log: Log
    readonly files: CertificateFilePort
    readonly sipEvents: SipEvents
  }) => Result<{ readonly core: Core; maintain(): Promise<void>; close(): Promise<void> }>
}

/** A crashed phone window is back this soon, in ms (an established call is lost, the lines are not). */
const PHONE_RESTART_MS = 300
const GOODBYE_MS = 3000
/** The history's daily copy is made when the start is long over, and looked after four times a day. */
const FIRST_MAINTAIN_MS = 120_000
const MAINTAIN_EVERY_MS = 6 * 3600_000

/** Puts the desktop together: windows first, so that there is something to see, then the core behind them. */
export function startDesktop(options: DesktopOptions): void {
  let quitting = false
  let ready: (dispatch: Dispatch) => void = () => undefined
  const dispatch = new Promise<Dispatch>((resolve) => {
    ready = resolve
  })
  const log = createFileLog(join(options.dataDir, 'logs'))
  startGuards()
  void app.whenReady().then(() => {
    serveScheme(options.rendererDir)
    const windows = createWindows({
      preloadDir: options.preloadDir,
      icon: join(options.iconDir, 'icon.png'),
      isQuitting: () => quitting,
      onPhoneGone: (reason) => phoneGone(reason),
    })
    const bridge = startBridgeHost(windows, dispatch)
    windows.openApp(!options.args.hidden)

    const composed = options.compose({
      dataDir: options.dataDir,
      app: {
        version: options.version,
        runtime: `Electron ${process.versions['electron'] ?? '?'}`,
        platform: process.platform,
      },
      log,
      files: certificateFileDialog,
      sipEvents: {
        received: (flowId, text) => bridge.emit('sip.received', { flowId, text }),
        closed: (flowId, error) => bridge.emit('sip.closed', { flowId, error }),
      },
    })
    if (!composed.ok) {
      // Without a profile folder there is nothing to run on; say so and stop, rather than lose what is done in here.
      log.error('profile not usable', { code: composed.error.code })
      dialog.showErrorBox(t.appName, errorSentence(composed.error))
      quitting = true
      app.quit()
      return
    }
    const { core } = composed.value
    core.load()
    core.state.subscribe((snapshot) => bridge.emit('snapshot.changed', snapshot))
    const show = (view?: EventPayload<'view.requested'>['view'], filter?: 'all' | 'missed') => {
      windows.openApp(true)
      if (view) bridge.emit('view.requested', filter ? { view, filter } : { view })
    }
    const handlers = createCommandHandlers(core, { openAppWindow: () => show() })
    ready(
      createDispatch(
        {
          ...handlers,
          'phone.ready': (input) => {
            core.phone.attach((requestId, command) => bridge.emit('phone.commanded', { requestId, command }))
            return handlers['phone.ready'](input)
          },
        },
        log,
      ),
    )
    const phoneGone = (reason: string) => {
      if (quitting) return
      log.error('phone window gone', { reason })
      core.phone.detach()
      core.calls.phoneLost(core.clock.now())
      windows.get('phone')?.destroy()
      setTimeout(() => !quitting && windows.openPhone(), PHONE_RESTART_MS)
    }
    windows.openPhone()
    windows.openPopup()

    startMenu(() => show('settings'))
    startTray({
      state: core.state,
      iconDir: options.iconDir,
      act: (action) =>
        runTrayAction(
          { core, open: (view, missed) => show(view, missed ? 'missed' : undefined), quit: () => app.quit() },
          action,
        ),
      toggleWindow: () => (windows.get('app')?.isVisible() ? windows.get('app')?.hide() : show()),
    })
    startPopup(core.state, windows)
    startNotifications(core, (missed) => show('calls', missed ? 'missed' : undefined))
    startPower(core)
    const links = startLinks(core, () => show())
    const first = findPhoneLink(process.argv.slice(1))
    if (first) links.open(first)
    app.on('second-instance', (_event, argv) => {
      const link = findPhoneLink(argv.slice(1))
      if (link) links.open(link)
      else show()
    })
    app.on('activate', () => show())
    // Windows are hidden, not gone: only quitting ends the app.
    app.on('window-all-closed', () => undefined)

    background(
      startControl(core, options.dataDir, options.version, log).then((control) =>
        app.on('will-quit', () => control.stop()),
      ),
      log,
    )
    core.start()
    const maintain = () => {
      background(composed.value.maintain(), log)
      core.clock.after(MAINTAIN_EVERY_MS, maintain)
    }
    core.clock.after(FIRST_MAINTAIN_MS, maintain)
    if (options.args.demo) {
      background(
        core.demo.start().then((started) => {
          if (!started.ok) core.state.addTrouble(started.error)
        }),
        log,
      )
    }

    app.on('before-quit', (event) => {
      if (quitting) return
      quitting = true
      event.preventDefault()
      const goodbye = core.phone.send({ kind: 'shut-down' })
      const patience = new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))
      background(
        Promise.race([goodbye, patience])
          .then(() => composed.value.close())
          .finally(() => app.quit()),
        log,
      )
    })
  })
}
