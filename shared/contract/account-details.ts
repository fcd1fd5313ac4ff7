import { z } from 'zod'
import { BalanceEntrySchema, BalanceSchema, UsageSchema } from '../domain/billing.ts'
import { DeviceSchema } from '../domain/device.ts'
import { SourceSchema } from '../domain/valued.ts'
import { CallRulesSchema } from '../domain/rules.ts'
import { JournalViewSchema } from '../domain/journal.ts'
import { VoicemailSettingsSchema } from '../domain/voicemail.ts'

const accountId = z.string().max(64)
const part = <N extends string, T extends z.ZodType>(name: N, value: T) =>
  z.strictObject({ part: z.literal(name), asOf: z.string(), source: SourceSchema, value })

/** What can be asked about one account besides what the snapshot has; each part on its own, for each may fail on its own. */
export const AccountPartSchema = z.discriminatedUnion('part', [
  part('devices', z.array(DeviceSchema).readonly()),
  part('aliases', z.array(z.string()).readonly()),
  part('enum', z.array(z.string()).readonly()),
  part('balance', BalanceSchema),
  part('balance-history', z.array(BalanceEntrySchema).readonly()),
  part('usage', UsageSchema),
  part('rules', CallRulesSchema),
  part('voicemail-settings', VoicemailSettingsSchema),
  part('journal', JournalViewSchema),
])
export type AccountPart = z.infer<typeof AccountPartSchema>
export type AccountPartName = AccountPart['part']
type AccountPartValues = { readonly [P in AccountPart as P['part']]: P['value'] }
export type AccountPartOf<N extends AccountPartName> = Pick<AccountPart, 'asOf' | 'source'> & {
  readonly part: N
  readonly value: AccountPartValues[N]
}

/** Whether a fresh reading showed what was asked for. */
const written = z.strictObject({ confirmed: z.boolean() })
/** The name a file was saved under; null when the person thought better of it. */
const saved = z.strictObject({ fileName: z.string() }).nullable()

/** Details of one account: reading a part, and the few things that can be done there. */
export const accountDetailsCommands = {
  'account.read': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      part: z.enum([
        'devices',
        'aliases',
        'enum',
        'balance',
        'balance-history',
        'usage',
        'rules',
        'voicemail-settings',
        'journal',
      ]),
    }),
    output: AccountPartSchema,
  },
  'alias.add': {
    roles: ['app'],
    input: z.strictObject({ accountId, name: z.string().min(1).max(128) }),
    output: written,
  },
  /** Redeems a prepaid card, once. */
  'balance.redeem': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      id: z.string().regex(/^\d{1,12}$/),
      voucher: z.string().min(1).max(128),
    }),
    output: written,
  },
  /** The movements as CSV, into a file the person chooses. */
  'balance.save': { roles: ['app'], input: z.strictObject({ accountId }), output: saved },
  /** A new client certificate of the account, into a file the person chooses; its bytes stay in main. */
  'certificate.save': {
    roles: ['app'],
    input: z.strictObject({ accountId, format: z.enum(['crt', 'p12']) }),
    output: saved,
  },
} as const
