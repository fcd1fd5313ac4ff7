import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { Recorder } from '../recorder.ts'
import { makeEvent } from './as-electron.ts'

type Used =
  | 'show'
  | 'close'
  | 'title'
  | 'body'
  | 'subtitle'
  | 'silent'
  | 'urgency'
  | 'timeoutType'
  | 'actions'

/** A notification as the recorder has it. Tests emit `click` or `action` on it, as the desktop would. */
export class StandInNotification extends EventEmitter implements Pick<Electron.Notification, Used> {
  readonly #recorder: Recorder
  #entry: Recorder['notifications'][number] | null = null
  title: string
  body: string
  subtitle: string
  silent: boolean
  urgency: NonNullable<Electron.NotificationConstructorOptions['urgency']>
  timeoutType: NonNullable<Electron.NotificationConstructorOptions['timeoutType']>
  actions: Electron.NotificationAction[]

  constructor(recorder: Recorder, options: Electron.NotificationConstructorOptions) {
    super()
    this.#recorder = recorder
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.subtitle = options.subtitle ?? ''
    this.silent = options.silent ?? false
    this.urgency = options.urgency ?? 'normal'
    this.timeoutType = options.timeoutType ?? 'default'
    this.actions = options.actions ?? []
  }

  show(): void {
    if (this.#entry) this.#entry.open = false
    this.#entry = { notification: this, open: true }
    this.#recorder.notifications.push(this.#entry)
    this.emit('show', makeEvent({}))
  }

  close(): void {
    if (!this.#entry?.open) return
    this.#entry.open = false
    this.emit('close', makeEvent({ reason: 'applicationHidden' as const }))
  }
}
