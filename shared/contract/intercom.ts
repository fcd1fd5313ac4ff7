import { z } from 'zod'
import {
  IntercomEventSchema,
  IntercomHealthSchema,
  IntercomLogEntrySchema,
  SipAccountConfigSchema,
  SWITCH_ACTIONS,
} from '../domain/intercom.ts'
import {
  ConfigChangeSchema,
  ConfigWriteSchema,
  IntercomChangeSchema,
  IntercomPictureSchema,
  RepairOutcomeSchema,
  SwitchOutcomeSchema,
} from '../domain/intercom-write.ts'

const accountId = z.string().max(64)
const nothing = z.undefined()
const device = z.strictObject({ accountId })
const sipAccount = z.number().int().min(1).max(16)
const session = z.number().int()

/** Intercoms, and the bell at one of them. */
export const intercomCommands = {
  /** Asks for everything anew; what comes is in the snapshot. */
  'intercom.refresh': { roles: ['app'], input: device, output: nothing },
  'intercom.configs': {
    roles: ['app'],
    input: device,
    output: z.array(SipAccountConfigSchema).readonly(),
  },
  /** `expected`: the settings the person saw. Errors: conflict (`field`) when one of those to change is another by now. */
  'intercom.saveConfig': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      sipAccount,
      set: ConfigChangeSchema,
      password: z.string().max(1024).nullable(),
      expected: SipAccountConfigSchema,
    }),
    output: ConfigWriteSchema,
  },
  'intercom.undoConfig': {
    roles: ['app'],
    input: z.strictObject({ accountId, sipAccount }),
    output: ConfigWriteSchema,
  },
  'intercom.health': { roles: ['app'], input: device, output: IntercomHealthSchema },
  'intercom.repair': {
    roles: ['app'],
    input: z.strictObject({ accountId, sipAccount }),
    output: RepairOutcomeSchema,
  },
  'intercom.log': { roles: ['app'], input: device, output: z.array(IntercomLogEntrySchema).readonly() },
  'intercom.removeFromLog': {
    roles: ['app'],
    input: z.strictObject({ accountId, id: z.string().min(1).max(64) }),
    output: nothing,
  },
  /** The device calls somebody. */
  'intercom.dial': {
    roles: ['app'],
    input: z.strictObject({ accountId, target: z.string().min(1).max(256) }),
    output: z.strictObject({ session }),
  },
  'intercom.answer': { roles: ['app'], input: z.strictObject({ accountId, session }), output: nothing },
  'intercom.hangUp': { roles: ['app'], input: z.strictObject({ accountId, session }), output: nothing },
  /** Sent at most once. */
  'intercom.operate': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      switch: z.number().int().min(1).max(64),
      action: z.enum(SWITCH_ACTIONS),
    }),
    output: SwitchOutcomeSchema,
  },
  'intercom.picture': { roles: ['app'], input: device, output: IntercomPictureSchema },
  'intercom.changes': { roles: ['app'], input: device, output: z.array(IntercomChangeSchema).readonly() },
  /** What happened lately, newest first. */
  'intercom.events': { roles: ['app'], input: device, output: z.array(IntercomEventSchema).readonly() },

  /** Opens the door at which the bell rings, or whose caller is being talked to. Sent at most once; which switch it is,
   *  main knows. Errors: not-found (`switch`) when there is none, and the device's. */
  'doorbell.open': { roles: ['app', 'incoming'], input: device, output: SwitchOutcomeSchema },
  /** Errors: not-found when nobody rings, and the device's. */
  'doorbell.picture': { roles: ['app', 'incoming'], input: device, output: IntercomPictureSchema },
  'doorbell.silence': {
    roles: ['app', 'incoming'],
    input: z.strictObject({ accountId, session }),
    output: nothing,
  },
} as const
