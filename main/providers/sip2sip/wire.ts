import { z } from 'zod'
import { secret } from '../../../shared/secret.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'

/*
 * Shapes on the network (reference sip2sip 3). PHP gives numbers as numbers or strings depending on the backend's mood,
 * `null` for a list that was never filled, and more members than documented: unknown members are ignored, known ones
 * must make sense.
 */

const MAX_ROWS = 10_000

const text = z.union([z.string().max(4096), z.number().transform(String)])
const optionalText = text.nullish().transform((value) => value ?? null)
const whole = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\s*-?\d{1,12}\s*$/)
    .transform(Number),
])
const amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^\s*-?\d{1,12}(\.\d{1,12})?\s*$/)
    .transform(Number),
])
/** A number that may be missing; an empty text is what PHP makes of a database's null. */
const optionalNumber = <T extends z.ZodType>(number: T) =>
  z
    .union([
      number,
      z
        .string()
        .regex(/^\s*$/)
        .transform(() => null),
    ])
    .nullish()
    .transform((value) => value ?? null)
/** A list, or null where PHP never assigned one. */
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .max(MAX_ROWS)
    .nullable()
    .transform((rows) => rows ?? [])
const words = z
  .union([z.array(text).max(256), text.transform((word) => [word])])
  .nullable()
  .transform((found) => found ?? [])

export const IdentityWire = z.object({
  sip_address: z
    .string()
    .min(3)
    .max(512)
    .regex(/^[^@\s]+@[^@\s]+$/),
  email: optionalText,
  /** The key really is `first`. */
  first: optionalText,
  lastname: optionalText,
  pstn_caller_id: optionalText,
  mobile_number: optionalText,
  timezone: optionalText,
  no_answer_timeout: optionalNumber(whole),
})
export type IdentityWire = z.infer<typeof IdentityWire>

const clock = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$|^24:00$/)
const weeklyRule = z.object({ start: clock, stop: clock, groups: words })
export type WeeklyRuleWire = z.infer<typeof weeklyRule>

export const AcceptRulesWire = z.object({
  /** By day bit mask: Monday 1, Tuesday 2, ... Sunday 64; absent when there is none. */
  persistent: z
    .union([
      z.record(
        z.string().refine((days) => /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= 127),
        weeklyRule,
      ),
      // PHP cannot tell an empty list from an empty map.
      z.array(z.never()).transform(() => ({})),
    ])
    .nullish()
    .transform((rules): Readonly<Record<string, WeeklyRuleWire>> => rules ?? {}),
  temporary: z.object({
    groups: words,
    /** Minutes left; 0 = no end. */
    duration: whole
      .nullable()
      .transform((minutes) => minutes ?? 0)
      .refine((minutes) => minutes >= 0),
  }),
  groups: words.optional(),
})
export type AcceptRulesWire = z.infer<typeof AcceptRulesWire>

const CONDITION_KEYS = ['FUNC', 'FBUS', 'FNOA', 'FNOL', 'FUNV'] as const
export type ConditionKey = (typeof CONDITION_KEYS)[number]
/** Text that could not be shown in full would be lost in the next "replace": such an answer is not understood. */
const diversion = z
  .union([z.string().max(128), z.number().transform(String)])
  .nullish()
  .transform((target) => (target == null || target.trim() === '' ? null : target.trim()))
  .refine((target) => target === null || cleanRemoteText(target, 'address') !== '')

export const DiversionsWire = z
  .looseObject({})
  .refine((found) => CONDITION_KEYS.some((key) => key in found))
  .pipe(z.object({ FUNC: diversion, FBUS: diversion, FNOA: diversion, FNOL: diversion, FUNV: diversion }))
export type DiversionsWire = z.infer<typeof DiversionsWire>

/** A row of the call history. Before 2012-06 it was `{from|to, date, duration, status, price, rate}` and no more. */
export const CallWire = z
  .object({
    remoteParty: text.nullish(),
    from: text.nullish(),
    to: text.nullish(),
    displayName: optionalText,
    startTime: optionalText,
    date: optionalText,
    stopTime: optionalText,
    timezone: optionalText,
    duration: optionalNumber(whole.refine((sec) => sec >= 0)),
    status: optionalText,
    price: optionalNumber(amount),
    sessionId: optionalText,
    fromTag: optionalText,
    toTag: optionalText,
    media: words.optional(),
  })
  .refine((call) => call.remoteParty != null || call.from != null || call.to != null)
export type CallWire = z.infer<typeof CallWire>

/** Rows are checked one by one later: a single odd one must not hide the others. */
export const HistoryWire = z
  .looseObject({})
  .refine((found) => 'placed' in found || 'received' in found)
  .pipe(z.object({ placed: list(z.unknown()).optional(), received: list(z.unknown()).optional() }))
export type HistoryWire = z.infer<typeof HistoryWire>

/** Null when the account has no mailbox. `Password` is the mailbox PIN in clear: it becomes a Secret at once. */
export const VoicemailWire = z
  .object({
    Mailbox: text,
    Account: optionalText,
    Name: optionalText,
    Email: optionalText,
    Password: optionalText.transform((pin) => (pin === null || pin === '' ? null : secret(pin))),
    Options: z.unknown(),
  })
  .nullable()
export type VoicemailWire = z.infer<typeof VoicemailWire>

export const RejectRulesWire = list(text)
export const AliasesWire = list(text)
export const EnumWire = list(text)

export const DevicesWire = list(
  z.object({
    contact: text,
    publicContact: optionalText,
    expires: optionalNumber(whole),
    user_agent: optionalText,
    transport: optionalText,
  }),
)
export type DevicesWire = z.infer<typeof DevicesWire>

/** The backend's own struct is passed through: `balance` is all that is known for sure; the rest was used until 2009. */
export const PrepaidWire = z.looseObject({
  balance: amount,
  callInProgress: z.union([text, z.boolean().transform(String)]).nullish(),
})
export type PrepaidWire = z.infer<typeof PrepaidWire>
export const PrepaidCallWire = z.object({
  destination: optionalText,
  sessionTime: optionalNumber(whole),
  maxSessionTime: optionalNumber(whole),
})

export const BalanceHistoryWire = list(
  z.object({
    date: optionalText,
    action: optionalText,
    description: optionalText,
    /** Negative = debit. */
    value: optionalNumber(amount),
    balance: optionalNumber(amount),
    session: optionalText,
  }),
)
export type BalanceHistoryWire = z.infer<typeof BalanceHistoryWire>

export const UsageWire = z.object({ calls: whole, price: amount })
export type UsageWire = z.infer<typeof UsageWire>

/** Rows are checked one by one: whatever another client put there must not hide the rest. */
export const JournalWire = z.object({ success: z.literal(true), results: list(z.unknown()) })
/** Ids are decimal (MySQL) or 24 hex digits (Mongo, 2012 to 2020); timestamps text or UNIX seconds. */
export const JournalRowWire = z.object({
  id: text,
  uuid: optionalText,
  timestamp: z.union([z.string().max(64), z.number()]).nullish(),
  /** As it was put, so as long as it was put; anything but text is nothing we put. */
  data: z.unknown().transform((data) => (typeof data === 'string' ? data : '')),
})
export type JournalRowWire = z.infer<typeof JournalRowWire>

export const JournalReceiptWire = z.object({
  results: list(z.object({ id: text, journal_id: optionalText })),
})
export type JournalReceiptWire = z.infer<typeof JournalReceiptWire>
