import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SecretBundle } from '../../main/core/ports.ts'
import type { AccountSession, ProviderAdapter } from '../../main/providers/adapter.ts'
import type { OwnDevice } from '../../main/providers/facets/devices.ts'
import { IdentitySchema } from '../../shared/domain/account.ts'
import { BalanceEntrySchema, BalanceSchema, UsageSchema } from '../../shared/domain/billing.ts'
import { DeviceSchema } from '../../shared/domain/device.ts'
import { CallRulesSchema } from '../../shared/domain/rules.ts'
import { ConferenceSchema } from '../../shared/domain/conference.ts'
import { PhonebookEntrySchema } from '../../shared/domain/contact.ts'
import {
  GreetingSchema,
  MessageCountSchema,
  VoicemailMessageSchema,
  VoicemailSettingsSchema,
} from '../../shared/domain/voicemail.ts'
import { ActiveCallSchema } from '../../shared/domain/active-call.ts'
import { ScheduleSchema } from '../../shared/domain/schedule.ts'
import { DndStateSchema } from '../../shared/domain/availability.ts'
import { ProbeReportSchema } from '../../shared/domain/draft.ts'
import { ForwardingPlanSchema, type ForwardingPlan, type RingPlan } from '../../shared/domain/forwarding.ts'
import { HistoryEntrySchema } from '../../shared/domain/history.ts'
import {
  IntercomCallSchema,
  IntercomLogEntrySchema,
  IntercomSwitchSchema,
  SipAccountConfigSchema,
  SipAccountStatusSchema,
} from '../../shared/domain/intercom.ts'
import { PREFERENCE_SETS, PreferencesSchema, SpeedDialSchema } from '../../shared/domain/preferences.ts'
import { ProviderManifestSchema, type Capability } from '../../shared/domain/provider.ts'
import { AppErrorSchema, type ErrorCode } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'

/** How a provider's server can be broken for its next answer. */
export type ContractFault = 'html' | 'empty' | 'truncated' | 'endless' | 'silent' | 'server-error'

/** A provider with a server of its own kind to talk to. */
export type ContractSubject = {
  readonly adapter: ProviderAdapter
  /** Form values of an account that works. */
  readonly values: Readonly<Record<string, string>>
  readonly secrets: SecretBundle
  /** The same account with credentials that the server refuses, and the codes that say so. */
  readonly refused: { readonly secrets: SecretBundle; readonly codes: readonly ErrorCode[] }
  /** Values whose server does not listen. */
  readonly deadValues: Readonly<Record<string, string>>
  /** Values that `prepare` refuses, with the field it names. */
  readonly badValues: readonly { readonly values: Readonly<Record<string, string>>; readonly field: string }[]
  /** Opens with fresh memory. */
  open(values: Readonly<Record<string, string>>, secrets: SecretBundle): AccountSession
  /** Breaks the next answers (all of them until `repair`). */
  break(fault: ContractFault): void
  repair(): void
  /** Everything logged so far. */
  logged(): string
  /** Texts that may not appear in results or logs. */
  readonly planted: readonly string[]
  stop(): Promise<void>
}

const OWN: OwnDevice = { instanceUuid: '11111111-1111-4111-8111-111111111111', contacts: [] }
const BAD_ANSWER: readonly ErrorCode[] = [
  'bad-response',
  'response-truncated',
  'response-too-large',
  'server-error',
  'not-this-system',
  'unreachable',
]
const FACET: { readonly [C in Capability]?: keyof AccountSession } = {
  identity: 'identity',
  dnd: 'dnd',
  'dnd-timed': 'dnd',
  privacy: 'privacy',
  'forwarding-by-condition': 'forwarding',
  'forwarding-ring-sequence': 'forwarding',
  schedules: 'schedules',
  'click-to-call': 'clickToCall',
  'active-calls': 'activeCalls',
  history: 'history',
  rules: 'rules',
  aliases: 'aliases',
  enum: 'enumNumbers',
  devices: 'devices',
  balance: 'balance',
  usage: 'usage',
  'voicemail-settings': 'voicemailSettings',
  'certificate-file': 'certificateFile',
  journal: 'journal',
  directory: 'directory',
  intercom: 'intercom',
  voicemail: 'voicemail',
  attendant: 'preferences',
  profile: 'preferences',
  im: 'preferences',
  fax: 'preferences',
  phonebook: 'phonebook',
  conferences: 'conferences',
  'speed-dial': 'speedDial',
  password: 'password',
  'server-time': 'serverTime',
  line: 'line',
}

/** The promises every provider keeps, whatever its system. */
export function describeProvider(name: string, start: () => Promise<ContractSubject>): void {
  describe(`provider contract: ${name}`, () => {
    let subject: ContractSubject
    let session: AccountSession
    const never = new AbortController().signal

    beforeAll(async () => {
      subject = await start()
    })
    afterAll(() => subject.stop())
    beforeEach(() => {
      session = subject.open(subject.values, subject.secrets)
    })
    afterEach(async () => {
      subject.repair()
      await session.close()
    })

    /** Every question the session can be asked. */
    const reads = (of: AccountSession, signal: AbortSignal): readonly Promise<Result<unknown>>[] =>
      [
        // What only this app does cannot fail on the way to a server.
        of.dnd?.source === 'local' ? undefined : of.dnd?.read(signal),
        ...[of.identity, of.forwarding, of.history, of.intercom?.log].map((one) => one?.read(signal)),
        ...[of.schedules, of.activeCalls].map((one) => one?.list(signal)),
        of.intercom?.status(signal),
        of.intercom?.config.read(null, signal),
        ...[of.rules, of.balance, of.usage, of.voicemailSettings].map((one) => one?.read(signal)),
        ...[of.aliases, of.enumNumbers].map((one) => one?.list(signal)),
        of.devices?.list(OWN, signal),
        of.balance?.history(signal),
        of.journal?.get({ after: null, exceptUuid: null }, signal),
        of.voicemail?.list('inbox', signal),
        of.voicemail?.greeting.read(signal),
        of.voicemail?.feed('inbox', signal),
        of.phonebook?.page(0, 100, signal),
        of.phonebook?.search('a', signal),
        of.conferences?.list(signal),
        of.speedDial?.read(signal),
        ...PREFERENCE_SETS.map((set) => of.preferences?.[set]?.read(signal)),
      ].filter((asked) => asked !== undefined)

    describe('manifest', () => {
      it('is valid, with field keys that are unique and options for every select', () => {
        const manifest = ProviderManifestSchema.parse(subject.adapter.manifest)
        const keys = manifest.fields.map((field) => field.key)
        expect(new Set(keys).size).toBe(keys.length)
        for (const field of manifest.fields) {
          expect(field.label).not.toBe('')
          if (field.kind !== 'select') continue
          expect(field.options?.map((option) => option.value)).toContain(field.default)
        }
      })

      it('promises what the session has', () => {
        // An account may have more than its kind: what its owner switched on for it.
        expect(session.capabilities).toEqual(
          expect.arrayContaining([...subject.adapter.manifest.capabilities]),
        )
        for (const capability of session.capabilities) {
          const facet = FACET[capability]
          if (facet !== undefined) expect(Object.keys(session), capability).toContain(facet)
        }
      })
    })

    describe('prepare', () => {
      it('takes good values, and its own result again unchanged', () => {
        const once = subject.adapter.prepare(subject.values)
        expect(once.ok).toBe(true)
        expect(once.ok && subject.adapter.prepare(once.value)).toEqual(once)
      })

      it('refuses bad values and names the field', () => {
        expect(subject.badValues.length).toBeGreaterThan(0)
        for (const { values, field } of subject.badValues) {
          expect(subject.adapter.prepare({ ...subject.values, ...values })).toMatchObject({
            ok: false,
            error: { code: 'invalid-input', field },
          })
        }
      })
    })

    describe('probe', () => {
      it('says who it is', async () => {
        const report = ProbeReportSchema.parse(await session.probe(never))
        expect(report).toMatchObject({ ok: true, address: session.address })
        expect(report.steps.filter((step) => step.state === 'failed')).toEqual([])
      })

      it('fails at signing in when the server refuses', async () => {
        const other = subject.open(subject.values, subject.refused.secrets)
        const report = ProbeReportSchema.parse(await other.probe(never))
        await other.close()
        const failed = report.steps.find((step) => step.state === 'failed')
        expect(failed?.step).toBe('sign-in')
        expect(subject.refused.codes).toContain(failed?.error?.code)
      })

      it('fails at finding the server when it does not listen, and skips the rest', async () => {
        const other = subject.open(subject.deadValues, subject.secrets)
        const report = ProbeReportSchema.parse(await other.probe(never))
        await other.close()
        expect(report).toMatchObject({ ok: false, address: null })
        expect(report.steps[0]).toMatchObject({
          step: 'find-server',
          state: 'failed',
          error: { code: 'unreachable' },
        })
        expect(report.steps.slice(1).every((step) => step.state === 'skipped')).toBe(true)
      })

      it.each(['html', 'empty', 'truncated', 'endless', 'server-error'] as const)(
        'fails at reading the account when the answer is %s',
        async (fault) => {
          subject.break(fault)
          const report = ProbeReportSchema.parse(await session.probe(never))
          expect(report.ok).toBe(false)
          const failed = report.steps.find((step) => step.state === 'failed')
          expect(BAD_ANSWER).toContain(failed?.error?.code)
        },
      )
    })

    describe('reading', () => {
      it('gives values of the product’s own shape', async () => {
        const { identity, dnd, forwarding, history, intercom } = session
        if (identity) IdentitySchema.parse(value(await identity.read(never)))
        if (dnd) DndStateSchema.parse(value(await dnd.read(never)))
        if (forwarding) ForwardingPlanSchema.parse(value(await forwarding.read(never)))
        if (history) HistoryEntrySchema.array().parse(value(await history.read(never)))
        const { rules, devices, balance, usage, voicemailSettings, aliases, enumNumbers } = session
        if (session.schedules) ScheduleSchema.array().parse(value(await session.schedules.list(never)))
        if (session.activeCalls) ActiveCallSchema.array().parse(value(await session.activeCalls.list(never)))
        if (rules) CallRulesSchema.parse(value(await rules.read(never)))
        if (devices) DeviceSchema.array().parse(value(await devices.list(OWN, never)))
        if (balance) BalanceSchema.parse(value(await balance.read(never)))
        if (balance) BalanceEntrySchema.array().parse(value(await balance.history(never)))
        if (usage) UsageSchema.parse(value(await usage.read(never)))
        if (voicemailSettings) VoicemailSettingsSchema.parse(value(await voicemailSettings.read(never)))
        for (const names of [aliases, enumNumbers])
          if (names) expect(value(await names.list(never)).every((name) => name !== '')).toBe(true)
        const { voicemail, phonebook, conferences, preferences, speedDial } = session
        if (voicemail) {
          VoicemailMessageSchema.array().parse(value(await voicemail.list(null, never)))
          MessageCountSchema.parse(value(await voicemail.count(never)))
          GreetingSchema.parse(value(await voicemail.greeting.read(never)))
        }
        if (phonebook) PhonebookEntrySchema.array().parse(value(await phonebook.page(0, 100, never)).entries)
        if (conferences) ConferenceSchema.array().parse(value(await conferences.list(never)))
        if (speedDial) SpeedDialSchema.parse(value(await speedDial.read(never)))
        for (const set of PREFERENCE_SETS) {
          const facet = preferences?.[set]
          if (facet) PreferencesSchema.parse(value(await facet.read(never)))
        }
        if (intercom) {
          const status = value(await intercom.status(never))
          SipAccountStatusSchema.array().parse(status.sipAccounts)
          IntercomCallSchema.array().parse(status.calls)
          IntercomSwitchSchema.array().parse(status.switches)
          SipAccountConfigSchema.array().parse(value(await intercom.config.read(null, never)))
          IntercomLogEntrySchema.array().parse(value(await intercom.log.read(never)))
        }
        expect(reads(session, never).length).toBeGreaterThan(0)
      })

      it.each(['html', 'empty', 'truncated', 'endless', 'server-error'] as const)(
        'fails with a code of its own when the answer is %s',
        async (fault) => {
          subject.break(fault)
          for (const answer of await Promise.all(reads(session, never))) {
            expect(answer.ok).toBe(false)
            if (answer.ok) continue
            expect(BAD_ANSWER).toContain(AppErrorSchema.parse(answer.error).code)
          }
        },
      )

      it('is cancelled by the signal while the server is silent', async () => {
        subject.break('silent')
        const stop = new AbortController()
        const asked = reads(session, stop.signal)
        stop.abort()
        for (const answer of await Promise.all(asked))
          expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
      })

      it('is cancelled when the session is closed', async () => {
        subject.break('silent')
        const asked = reads(session, never)
        await session.close()
        for (const answer of await Promise.all(asked))
          expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
      })

      it('does not ask at all when the signal is aborted already', async () => {
        for (const answer of await Promise.all(reads(session, AbortSignal.abort()))) {
          expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
        }
      })
    })

    describe('Do Not Disturb', () => {
      it('is on after it was switched on, and off after off', async () => {
        const { dnd } = session
        if (!dnd) return
        const on = value(await dnd.write({ on: true, minutes: null }, never))
        expect(on).toMatchObject({ confirmed: true, value: { kind: 'on', until: null } })
        expect(value(await dnd.read(never))).toEqual(on.value)
        expect(value(await dnd.write({ on: false }, never))).toMatchObject({
          confirmed: true,
          value: { kind: 'off' },
        })
        expect(value(await dnd.read(never))).toEqual({ kind: 'off' })
      })

      it('ends by itself when it is timed', async () => {
        const { dnd } = session
        if (!dnd || !session.capabilities.includes('dnd-timed')) return
        const on = value(await dnd.write({ on: true, minutes: 30 }, never))
        expect(on).toMatchObject({
          confirmed: true,
          value: { kind: 'on', until: expect.any(String) as string },
        })
        await dnd.write({ on: false }, never)
      })

      it.each([0, -5, 1.5, NaN, 1441])('refuses %s minutes', async (minutes) => {
        const { dnd } = session
        if (!dnd || !session.capabilities.includes('dnd-timed')) return
        expect(await dnd.write({ on: true, minutes }, never)).toMatchObject({
          error: { code: 'invalid-input' },
        })
      })

      it('changes nothing when it cannot be written', async () => {
        const { dnd } = session
        if (!dnd || dnd.source === 'local') return
        const before = value(await dnd.read(never))
        subject.break('server-error')
        expect((await dnd.write({ on: before.kind !== 'on', minutes: null }, never)).ok).toBe(false)
        subject.repair()
        expect(value(await dnd.read(never))).toEqual(before)
      })
    })

    describe('forwarding by condition', () => {
      const EMPTY: ForwardingPlan = {
        kind: 'by-condition',
        always: null,
        busy: null,
        noAnswer: null,
        offline: null,
        unavailable: null,
      }
      const facet = () =>
        session.capabilities.includes('forwarding-by-condition') ? session.forwarding : undefined

      it('stands as set, and is gone when cleared', async () => {
        const forwarding = facet()
        if (!forwarding) return
        const set = value(await forwarding.write({ kind: 'set', when: 'busy', to: 'bob@example.org' }, never))
        expect(set).toMatchObject({ confirmed: true, value: { busy: 'bob@example.org' } })
        expect(value(await forwarding.read(never))).toEqual(set.value)
        const cleared = value(await forwarding.write({ kind: 'set', when: 'busy', to: null }, never))
        expect(cleared).toMatchObject({ confirmed: true, value: { busy: null } })
      })

      it('replaces a whole plan and puts the old one back', async () => {
        const forwarding = facet()
        if (!forwarding) return
        const before = value(await forwarding.read(never))
        const plan = { ...EMPTY, always: '200', offline: 'bob@example.org' }
        expect(value(await forwarding.write({ kind: 'replace', plan, expected: before }, never))).toEqual({
          value: plan,
          before,
          confirmed: true,
          warnings: [],
        })
        const back = value(await forwarding.write({ kind: 'replace', plan: before, expected: plan }, never))
        expect(back.value).toEqual(before)
      })

      it('refuses a replacement of what is no longer there', async () => {
        const forwarding = facet()
        if (!forwarding) return
        const expected = { ...EMPTY, always: '999' }
        expect(await forwarding.write({ kind: 'replace', plan: EMPTY, expected }, never)).toMatchObject({
          ok: false,
          error: { code: 'conflict' },
        })
      })

      it('shows a change without making it', async () => {
        const forwarding = facet()
        if (!forwarding) return
        const before = value(await forwarding.read(never))
        const after = value(await forwarding.preview({ kind: 'set', when: 'always', to: '200' }, never))
        expect(after).toEqual({ ...before, always: '200' })
        expect(value(await forwarding.read(never))).toEqual(before)
      })
    })

    describe('forwarding as a ring sequence', () => {
      const facet = () =>
        session.capabilities.includes('forwarding-ring-sequence') ? session.forwarding : undefined
      const ring = { destination: '200', ringSec: 20, mode: 'after', enabled: true } as const
      const PLAN: RingPlan = { kind: 'ring-sequence', ownSec: 15, rings: [ring], voicemail: true }

      it('replaces a whole plan, says what was before, and puts it back', async () => {
        const forwarding = facet()
        if (!forwarding) return
        const before = value(await forwarding.read(never))
        const saved = await forwarding.write({ kind: 'replace', plan: PLAN, expected: before }, never)
        expect(value(saved)).toEqual({ value: PLAN, before, confirmed: true, warnings: [] })
        const cleared = { ...PLAN, rings: [] }
        expect(value(await forwarding.write({ kind: 'replace', plan: cleared }, never)).value).toEqual(
          cleared,
        )
        expect(value(await forwarding.write({ kind: 'replace', plan: before }, never)).value).toEqual(before)
      })

      it('refuses a replacement of what is no longer there, and any condition', async () => {
        const forwarding = facet()
        if (!forwarding) return
        const expected = { ...PLAN, ownSec: 999 }
        expect(await forwarding.write({ kind: 'replace', plan: PLAN, expected }, never)).toMatchObject({
          error: { code: 'conflict' },
        })
        expect(await forwarding.write({ kind: 'set', when: 'busy', to: '200' }, never)).toMatchObject({
          error: { code: 'not-supported' },
        })
      })

      it('shows a change without making it', async () => {
        const forwarding = facet()
        if (!forwarding) return
        const before = value(await forwarding.read(never))
        expect(value(await forwarding.preview({ kind: 'replace', plan: PLAN }, never))).toEqual(PLAN)
        expect(value(await forwarding.read(never))).toEqual(before)
      })
    })

    it('keeps secrets out of errors and logs', async () => {
      const wrong = subject.open(subject.values, subject.refused.secrets)
      const answers = await Promise.all(reads(wrong, never))
      await wrong.close()
      const report = await session.probe(never)
      const said = JSON.stringify([answers, report, session]) + subject.logged()
      for (const text of subject.planted) expect(said).not.toContain(text)
    })
  })
}

/** The value of a good result; the error becomes the test's failure. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`not ok: ${JSON.stringify(result.error)}`)
  return result.value
}

export function secrets(texts: Readonly<Record<string, string>>): SecretBundle {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, secret(text)]))
}
