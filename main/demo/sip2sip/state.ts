import { phpDate } from './php.ts'

/** The five conditions by the system's own names. */
export const CONDITIONS = ['FUNC', 'FNOL', 'FBUS', 'FNOA', 'FUNV'] as const
export type DemoCondition = (typeof CONDITIONS)[number]

/** A weekly accept rule. `days`: Monday 1, Tuesday 2, ... Sunday 64, added up; times are the person's own zone. */
export type DemoWeeklyRule = {
  readonly days: number
  readonly start: string
  readonly stop: string
  readonly groups: readonly string[]
}

export type DemoCall = {
  readonly direction: 'placed' | 'received'
  /** `user@host`, without scheme. */
  readonly remoteParty: string
  readonly displayName?: string
  readonly startedAt: Date
  readonly durationSec: number
  /** SIP status, 200 when answered. */
  readonly status: number
  readonly callId: string
  readonly fromTag: string
  readonly toTag: string
  readonly price?: number
  readonly media?: readonly string[]
}

export type DemoUserSeed = {
  readonly username: string
  readonly password: string
  /** A separate password for the settings page; the SIP password is then refused there. */
  readonly webPassword?: string
  /** The server keeps a hash made with the lower-case name instead of the password: `user@domain` is then refused. */
  readonly storesHash?: boolean
  readonly ownerId?: number
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  readonly mobileNumber?: string
  readonly callerId?: string | null
  readonly timezone?: string
  readonly noAnswerSec?: number
  /** Language of the server's messages. */
  readonly language?: 'en' | 'nl' | 'de'
  readonly aliases?: readonly string[]
  readonly enumNumbers?: readonly string[]
  /** Mailbox number and PIN; null = no mailbox. */
  readonly mailbox?: { readonly number: string; readonly pin: string } | null
  /** Prepaid balance; null = not prepaid. */
  readonly balance?: number | null
  readonly weeklyRules?: readonly DemoWeeklyRule[]
  readonly rejectRules?: readonly string[]
  readonly diversions?: { readonly [C in DemoCondition]?: string }
}

export type DemoDevice = {
  /** `host:port` of the Contact header, where it is not the address below. */
  readonly contact?: string
  readonly address: string
  readonly port: number
  readonly userAgent: string
  readonly transport: string
  readonly expiresAt: Date
}
export type DemoBalanceEntry = {
  readonly at: Date
  readonly action: string
  readonly description: string
  readonly value: number
  readonly balance: number
}
export type DemoJournalEntry = {
  readonly id: number
  readonly at: Date
  readonly uuid: string
  readonly data: string
  readonly ip: string
}

/** One account of the demo company as it stands; tests and the SIP half look into it and may change it. */
export type DemoUser = {
  readonly seed: DemoUserSeed
  readonly username: string
  readonly domain: string
  readonly address: string
  readonly ownerId: number
  password: string
  email: string
  mobileNumber: string
  timezone: string
  noAnswerSec: number
  aliases: readonly string[]
  weeklyRules: readonly DemoWeeklyRule[]
  /** `endsAt` null = no end. */
  temporaryRule: { readonly groups: readonly string[]; readonly endsAt: Date | null }
  rejectRules: readonly string[]
  /** SIP URIs or `<voice-mailbox>`, as the backend stores them. */
  diversions: Readonly<Record<DemoCondition, string | null>>
  callerIdHidden: boolean
  mailbox: { readonly number: string; readonly pin: string } | null
  balance: number | null
  /** A paid call under way. */
  activeCall: { readonly destination: string; readonly sec: number; readonly maxSec: number } | null
  calls: readonly DemoCall[]
  devices: readonly DemoDevice[]
  balanceHistory: readonly DemoBalanceEntry[]
  journal: readonly DemoJournalEntry[]
}

export function createDemoUser(seed: DemoUserSeed, domain: string, ownerId: number): DemoUser {
  return {
    seed,
    username: seed.username,
    domain,
    address: `${seed.username}@${domain}`,
    ownerId: seed.ownerId ?? ownerId,
    password: seed.password,
    email: seed.email ?? `${seed.username}@mail.example`,
    mobileNumber: seed.mobileNumber ?? '',
    timezone: seed.timezone ?? 'Europe/Amsterdam',
    noAnswerSec: seed.noAnswerSec ?? 35,
    aliases: seed.aliases ?? [],
    weeklyRules: seed.weeklyRules ?? [],
    temporaryRule: { groups: ['everybody'], endsAt: null },
    rejectRules: seed.rejectRules ?? [],
    diversions: { FUNC: null, FNOL: null, FBUS: null, FNOA: null, FUNV: null, ...seed.diversions },
    callerIdHidden: false,
    mailbox: seed.mailbox ?? null,
    balance: seed.balance ?? null,
    activeCall: null,
    calls: [],
    devices: [],
    balanceHistory: [],
    journal: [],
  }
}

/** The temporary rule as it stands now: one that has run out is "everybody" again. Minutes are rounded up. */
export function temporaryNow(
  user: DemoUser,
  now: Date,
): { readonly groups: readonly string[]; readonly minutes: number } {
  const { groups, endsAt } = user.temporaryRule
  if (endsAt === null) return { groups, minutes: 0 }
  const minutes = Math.ceil((endsAt.getTime() - now.getTime()) / 60_000)
  return minutes > 0 ? { groups, minutes } : { groups: ['everybody'], minutes: 0 }
}

/** Whether a call that comes in now is turned away by the accept rules, i.e. goes to FUNV. */
export function rejectsEverybody(user: DemoUser, now: Date): boolean {
  const { groups, minutes } = temporaryNow(user, now)
  if (groups.includes('nobody')) return true
  if (minutes > 0 || !groups.includes('everybody')) return false
  const clock = phpDate(now, user.timezone).slice(11, 16)
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone: user.timezone, weekday: 'short' }).format(now)
  const day = 1 << ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday)
  return user.weeklyRules.some(
    (rule) =>
      rule.groups.includes('nobody') && (rule.days & day) !== 0 && rule.start <= clock && clock < rule.stop,
  )
}
