import { app, dialog, session } from 'electron'
import { join } from 'node:path'
import { ok, type Result } from '../../shared/result.ts'
import { languageOf } from '../../shared/text/languages.ts'
import { background } from '../core/background.ts'
import { createCommandHandlers } from '../core/commands.ts'
import type { Core } from '../core/core.ts'
import { createDispatch } from '../core/dispatch.ts'
import type { CertificateFilePort, Log, PeopleFilePort } from '../core/ports.ts'
import type { SipEvents } from '../core/phone-ports.ts'
import type { UpdateInstallerPort } from '../core/update-ports.ts'
import type { AppArgs } from './app-args.ts'
import { createEmitEvent } from './bridge-events.ts'
import { certificateFileDialog } from './certificate-file.ts'
import { peopleFileDialog } from './people-file.ts'
import { startCrashHandling } from './crashes.ts'
import type { FirstWindow } from './first-window.ts'
import { findPhoneLink } from './link-args.ts'
import { startSurroundings, type ShowView } from './surroundings.ts'
import { createFileLog } from '../storage/log-file.ts'
import { saveFileDialog } from './save-file.ts'
import { speak, spoken, spokenError } from './spoken.ts'
import { createUpdateInstaller } from './updater.ts'

export type DesktopOptions = {
  readonly args: AppArgs
  readonly version: string
  readonly dataDir: string
  readonly iconDir: string
  readonly removedVariables: readonly string[]
  /** main/compose.ts, handed in because nothing may import it. */
  readonly compose: (options: {
    readonly dataDir: string
    readonly app: { readonly version: string; readonly runtime: string; readonly platform: string }
    readonly log: Log
    readonly systemLanguages: readonly string[]
    readonly files: CertificateFilePort
    readonly removedVariables: readonly string[]
    readonly systemProxy: (url: string) => Promise<string>
    readonly peopleFiles: PeopleFilePort
    readonly sipEvents: SipEvents
    readonly updateInstaller: UpdateInstallerPort
  }) => Result<{ readonly core: Core; maintain(): Promise<void>; close(): Promise<void> }>
}

/** A crashed phone window is back this soon, in ms (an established call is lost, the lines are not). */
const PHONE_RESTART_MS = 300
const GOODBYE_MS = 3000
/** A window that has not drawn itself by then must not keep calls from coming in. */
const DRAWN_LIMIT_MS = 3000
/** The history's daily copy is made when the start is long over, and looked after four times a day. */
const FIRST_MAINTAIN_MS = 120_000
const MAINTAIN_EVERY_MS = 6 * 3600_000

/** Puts the desktop together behind the window that is already loading. */
export function startDesktop(options: DesktopOptions, first: FirstWindow): void {
  const { windows, isQuitting } = first
  const log = createFileLog(join(options.dataDir, 'logs'))
  const emit = createEmitEvent(windows)
  const systemLanguages = app.getPreferredSystemLanguages()
  const composed = options.compose({
    dataDir: options.dataDir,
    app: {
      version: options.version,
      runtime: `Electron ${process.versions['electron'] ?? '?'}`,
      platform: process.platform,
    },
    log,
    systemLanguages,
    files: certificateFileDialog,
    removedVariables: options.removedVariables,
    systemProxy: (url) => session.defaultSession.resolveProxy(url),
    peopleFiles: peopleFileDialog,
    updateInstaller: createUpdateInstaller({
      version: options.version,
      dataDir: options.dataDir,
      log,
    }),
    sipEvents: {
      received: (flowId, text) => emit('sip.received', { flowId, text }),
      closed: (flowId, error) => emit('sip.closed', { flowId, error }),
    },
  })
  if (!composed.ok) {
    // Without a profile folder there is nothing to run on; say so and stop, rather than lose what is done in here.
    log.error('profile not usable', { code: composed.error.code })
    const { error } = composed
    const tell = (): void => {
      dialog.showErrorBox(spoken().words.appName, spokenError(error))
      app.quit()
    }
    speak(languageOf('system', systemLanguages)).then(tell, tell)
    return
  }
  const { core } = composed.value
  core.load()
  core.state.subscribe((snapshot) => emit('snapshot.changed', snapshot))
  const show: ShowView = (view, filter) => {
    windows.openApp(true)
    if (view) emit('view.requested', filter ? { view, filter } : { view })
  }
  startCrashHandling(windows, log)
  const { promise: drawing, resolve: drawn } = Promise.withResolvers<void>()
  const handlers = createCommandHandlers(core, {
    openAppWindow: () => show(),
    saveFile: saveFileDialog,
    listenHotkey: (action) => surroundings.listenHotkey(action),
  })
  first.answerWith(
    createDispatch(
      {
        ...handlers,
        'phone.ready': (input) => {
          core.phone.attach((requestId, command) => emit('phone.commanded', { requestId, command }))
          return handlers['phone.ready'](input)
        },
        'app.drawn': () => {
          drawn()
          return ok()
        },
      },
      log,
    ),
  )
  const phoneGone = (reason: string) => {
    if (isQuitting()) return
    log.error('phone window gone', { reason })
    core.phone.detach()
    core.calls.phoneLost(core.clock.now())
    windows.get('phone')?.destroy()
    setTimeout(() => !isQuitting() && windows.openPhone(phoneGone), PHONE_RESTART_MS)
  }
  const startRest = () => {
    if (isQuitting()) return
    windows.openPhone(phoneGone)
    windows.openPopup()
    core.start()
    background(openControl(), log)
  }
  // The command line's half of the app is a good part of its code, and nothing of it is in the first picture.
  const openControl = async (): Promise<void> => {
    const { startControl } = await import('../cli/control.ts')
    const control = await startControl(core, options.dataDir, options.version, log)
    app.on('will-quit', () => control.stop())
  }
  // One window at a time: the one a person waits for has both cores to itself. Hidden, nobody waits for it.
  if (options.args.hidden) startRest()
  else
    background(
      Promise.race([drawing, new Promise((late) => setTimeout(late, DRAWN_LIMIT_MS))]).then(startRest),
      log,
    )

  const surroundings = startSurroundings({ core, windows, iconDir: options.iconDir, show })
  first.onPutAway(surroundings.putAway)
  const asked = findPhoneLink(process.argv.slice(1))
  if (asked) surroundings.openLink(asked)
  first.onLink(surroundings.openLink)
  first.onSecondInstance((argv) => {
    const link = findPhoneLink(argv.slice(1))
    if (link) surroundings.openLink(link)
    else show()
  })

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

  let saidGoodbye = false
  app.on('before-quit', (event) => {
    if (saidGoodbye) return
    saidGoodbye = true
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
}
