import { z } from 'zod'
import { callCommands } from './contract/calls.ts'
import { ringPlanCommands } from './contract/ring-plans.ts'
import { serverCallCommands } from './contract/server-calls.ts'
import { accountOptionCommands } from './contract/account-options.ts'
import { intercomCommands } from './contract/intercom.ts'
import { accountDetailsCommands } from './contract/account-details.ts'
import { draftCommands } from './contract/drafts.ts'
import { phoneCommands } from './contract/phone.ts'
import { enrolmentCommands } from './contract/enrolment.ts'
import { journalCommands } from './contract/journal.ts'
import { personCommands } from './contract/person.ts'
import { routeCommands } from './contract/route.ts'
import { conferenceCommands } from './contract/conferences.ts'
import { peopleCommands } from './contract/people.ts'
import { preferenceCommands } from './contract/preferences.ts'
import { voicemailCommands } from './contract/voicemail.ts'
import { othersCommands } from './contract/others.ts'
import { adminCommands } from './contract/admin.ts'
import { deskCommands } from './contract/desk.ts'
import { updateCommands } from './contract/updates.ts'
import { ForwardConditionSchema, DestinationSchema } from './domain/forwarding.ts'
import { HistoryPageSchema, HistoryQuerySchema } from './domain/history.ts'
import type { AppError } from './errors.ts'
import { CallIdSchema, FlowIdSchema } from './ids.ts'
import { MAX_SIP_MESSAGE_BYTES, PhoneCommandSchema, SipFlowClosedSchema } from './domain/phone.ts'
import { SettingsPatchSchema, SoundTestSchema } from './domain/settings.ts'
import { AppSnapshotSchema } from './domain/snapshot.ts'
import type { Result } from './result.ts'

/** A window's role; each command names the roles that may send it, main checks the sending window's role. */
export const ROLES = ['app', 'incoming', 'phone'] as const
export type Role = (typeof ROLES)[number]

type CommandSpec = { readonly roles: readonly Role[]; readonly input: z.ZodType; readonly output: z.ZodType }
type EventSpec = { readonly roles: readonly Role[]; readonly schema: z.ZodType }

const none = z.strictObject({})
const nothing = z.undefined()
const accountId = z.string().max(64)

/** THE contract, up: name -> who may send it, what goes in, what comes back (always as a Result). */
export const COMMANDS = {
  'app.snapshot': { roles: ROLES, input: none, output: AppSnapshotSchema },
  /** The window shows its first content: what it had to itself until now may be shared. */
  'app.drawn': { roles: ['app'], input: none, output: nothing },
  'app.refresh': { roles: ['app'], input: none, output: nothing },
  'app.openWindow': { roles: ['incoming'], input: none, output: nothing },
  'app.startDemo': { roles: ['app'], input: none, output: nothing },
  'app.dismissTrouble': {
    roles: ['app'],
    input: z.strictObject({ code: z.string().max(64) }),
    output: nothing,
  },

  ...othersCommands,
  ...draftCommands,

  'account.remove': { roles: ['app'], input: z.strictObject({ accountId }), output: nothing },
  'account.rename': {
    roles: ['app'],
    input: z.strictObject({ accountId, name: z.string().min(1).max(64) }),
    output: nothing,
  },
  'account.setPassword': {
    roles: ['app'],
    input: z.strictObject({ accountId, password: z.string().min(1).max(1024) }),
    output: nothing,
  },

  /** `accountId` null = every account that can. Answers when every server has answered or failed. */
  'dnd.set': {
    roles: ['app'],
    input: z.strictObject({
      accountId: accountId.nullable(),
      on: z.boolean(),
      minutes: z.number().int().min(1).max(1440).nullable(),
    }),
    output: nothing,
  },
  'privacy.set': {
    roles: ['app'],
    input: z.strictObject({ accountId: accountId.nullable(), on: z.boolean() }),
    output: nothing,
  },
  'forwarding.set': {
    roles: ['app'],
    input: z.strictObject({ accountId, when: ForwardConditionSchema, to: DestinationSchema.nullable() }),
    output: nothing,
  },
  'forwarding.undo': { roles: ['app'], input: z.strictObject({ accountId }), output: nothing },

  'history.list': { roles: ['app'], input: HistoryQuerySchema, output: HistoryPageSchema },
  'history.markSeen': { roles: ['app'], input: none, output: nothing },

  ...callCommands,
  ...ringPlanCommands,
  ...serverCallCommands,
  /** The person's answer to the confirm sheet of a link. */
  'dial.confirm': {
    roles: ['app'],
    /** `accepted`: the person ticked that the risks on the sheet are known. */
    input: z.strictObject({
      id: z.string().max(64),
      accountId: accountId.nullable(),
      accepted: z.boolean().optional(),
    }),
    output: z.strictObject({ callId: CallIdSchema }),
  },
  'dial.dismiss': { roles: ['app'], input: z.strictObject({ id: z.string().max(64) }), output: nothing },

  ...accountOptionCommands,
  ...intercomCommands,
  ...adminCommands,

  'settings.change': { roles: ['app'], input: SettingsPatchSchema, output: nothing },
  'sound.test': { roles: ['app'], input: z.strictObject({ role: SoundTestSchema }), output: nothing },

  ...accountDetailsCommands,
  ...enrolmentCommands,
  ...journalCommands,
  ...personCommands,
  ...routeCommands,
  ...voicemailCommands,
  ...peopleCommands,
  ...preferenceCommands,
  ...conferenceCommands,
  ...deskCommands,
  ...updateCommands,
  ...phoneCommands,
} as const satisfies Record<string, CommandSpec>

/** THE contract, down: name -> which windows hear it and the payload. */
export const EVENTS = {
  'snapshot.changed': { roles: ROLES, schema: AppSnapshotSchema },
  /** Main asks the screens to show something, e.g. from the tray or a notification. */
  'view.requested': {
    roles: ['app'],
    schema: z.strictObject({
      view: z.enum([
        'calls',
        'keypad',
        'voicemail',
        'devices',
        'availability',
        'settings',
        'add-account',
        'command-bar',
        'diagnostics',
        'updates',
      ]),
      filter: z.enum(['all', 'missed']).optional(),
    }),
  },
  'phone.commanded': {
    roles: ['phone'],
    schema: z.strictObject({ requestId: z.string(), command: PhoneCommandSchema }),
  },
  'sip.received': {
    roles: ['phone'],
    schema: z.strictObject({ flowId: FlowIdSchema, text: z.string().max(MAX_SIP_MESSAGE_BYTES) }),
  },
  'sip.closed': { roles: ['phone'], schema: SipFlowClosedSchema },
} as const satisfies Record<string, EventSpec>

export type CommandName = keyof typeof COMMANDS
export type CommandInput<N extends CommandName> = z.infer<(typeof COMMANDS)[N]['input']>
export type CommandOutput<N extends CommandName> = z.infer<(typeof COMMANDS)[N]['output']>
export type CommandResult<N extends CommandName> = Result<CommandOutput<N>, AppError>
export type EventName = keyof typeof EVENTS
export type EventPayload<N extends EventName> = z.infer<(typeof EVENTS)[N]['schema']>

/** Commands a role may send. */
export type CommandOf<R extends Role> = {
  [N in CommandName]: R extends (typeof COMMANDS)[N]['roles'][number] ? N : never
}[CommandName]
export type EventOf<R extends Role> = {
  [N in EventName]: R extends (typeof EVENTS)[N]['roles'][number] ? N : never
}[EventName]

/** What a preload puts on `window.sidetone`: one named function per command, one subscribe per event. */
export type Bridge<R extends Role> = {
  readonly commands: {
    readonly [N in CommandOf<R>]: (input: CommandInput<N>) => Promise<CommandResult<N>>
  }
  readonly events: {
    /** Returns the function that ends the subscription. */
    readonly [N in EventOf<R>]: (listener: (payload: EventPayload<N>) => void) => () => void
  }
}
