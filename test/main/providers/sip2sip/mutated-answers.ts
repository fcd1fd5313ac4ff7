import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readValue, readVerdict } from '../../../../main/providers/sip2sip/answer.ts'
import { toDndState } from '../../../../main/providers/sip2sip/map-dnd.ts'
import { toPlan } from '../../../../main/providers/sip2sip/map-forwarding.ts'
import { toBalance, toBalanceHistory, toUsage } from '../../../../main/providers/sip2sip/map-billing.ts'
import { toDevices } from '../../../../main/providers/sip2sip/map-devices.ts'
import { toCallRules } from '../../../../main/providers/sip2sip/map-rules.ts'
import { toVoicemailSettings } from '../../../../main/providers/sip2sip/map-voicemail.ts'
import { toHistory } from '../../../../main/providers/sip2sip/map-history.ts'
import { toIdentity } from '../../../../main/providers/sip2sip/map-identity.ts'
import * as wire from '../../../../main/providers/sip2sip/wire.ts'
import { IdentitySchema } from '../../../../shared/domain/account.ts'
import { DndStateSchema } from '../../../../shared/domain/availability.ts'
import { ConditionPlanSchema } from '../../../../shared/domain/forwarding.ts'
import { BalanceEntrySchema, BalanceSchema, UsageSchema } from '../../../../shared/domain/billing.ts'
import { DeviceSchema } from '../../../../shared/domain/device.ts'
import { CallRulesSchema } from '../../../../shared/domain/rules.ts'
import { VoicemailSettingsSchema } from '../../../../shared/domain/voicemail.ts'
import { HistoryEntrySchema } from '../../../../shared/domain/history.ts'
import { AppErrorSchema } from '../../../../shared/errors.ts'
import { ALERT, HOST, html } from './bodies.ts'

/*
 * Good answers, broken at random: every reader must end in a value that fits our own schemas or in an error that
 * says so. Nothing may throw, and a broken answer may not turn into "nothing there".
 */

const NOW = new Date('2026-11-24T12:00:00Z')

const GOOD = {
  identity: {
    sip_address: 'a@b.c',
    email: 'a@b.c',
    first: 'A',
    lastname: 'B',
    mobile_number: '+1',
    timezone: 'UTC',
    no_answer_timeout: 35,
  },
  rules: {
    persistent: {
      '31': { start: '09:00', stop: '17:00', groups: ['nobody'] },
      '96': { start: '22:00', stop: '07:00', groups: ['vip'] },
    },
    temporary: { groups: ['nobody'], duration: 5 },
    groups: ['everybody', 'nobody'],
  },
  diversions: { FUNC: null, FNOL: 'a@b.c', FBUS: '<voice-mailbox>', FNOA: '+31@b.c', FUNV: null },
  history: {
    placed: null,
    received: [
      {
        remoteParty: 'a@b.c',
        displayName: 'A',
        startTime: '2026-11-24 10:00:00',
        timezone: 'UTC',
        duration: 3,
        status: '200',
        sessionId: 's',
        fromTag: 'f',
        media: ['audio'],
      },
    ],
  },
  devices: [
    { contact: '192.0.2.1:5060', publicContact: null, expires: 300, user_agent: 'X', transport: 'tls' },
  ],
  prepaid: {
    balance: '12.5',
    callInProgress: '1',
    destination: '0031',
    sessionTime: '3',
    maxSessionTime: 60,
  },
  balanceHistory: [
    {
      date: '2026-11-24 10:00:00',
      action: 'Debit',
      description: 'Session x',
      value: -1,
      balance: 2,
      session: null,
    },
    { date: null, action: null, description: null, value: null, balance: null, session: null },
  ],
  usage: { calls: 3, price: '1.5' },
  voicemail: {
    Mailbox: '2001',
    Password: '8364',
    Name: 'A',
    Email: 'a@b.c',
    Options: { delete: 'True' },
    Account: 'x@y',
  },
  verdict: { success: true, error_message: 'Do not disturb is on' },
} as const

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    '',
    'nobody',
    '127',
    [],
    {},
    '\u202e',
    '24:61',
    'NaN',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

/** One or two members somewhere inside replaced, removed or added. */
function mutated(good: unknown): fc.Arbitrary<unknown> {
  const step = fc.record({
    pick: fc.nat(),
    kind: fc.constantFrom('replace', 'remove', 'add'),
    with: odd,
    name: fc.string(),
  })
  return fc.array(step, { minLength: 1, maxLength: 2 }).map((steps) => steps.reduce<unknown>(change, good))
}

type Step = { readonly pick: number; readonly kind: string; readonly with: unknown; readonly name: string }

function change(value: unknown, step: Step): unknown {
  if (typeof value !== 'object' || value === null) return step.with
  const keys = Object.keys(value)
  const key = keys[step.pick % Math.max(1, keys.length)]
  const copy: Record<string, unknown> = { ...value }
  if (step.kind === 'add' || key === undefined) copy[step.name] = step.with
  else if (typeof copy[key] === 'object' && copy[key] !== null && step.pick % 3 !== 0)
    copy[key] = change(copy[key], { ...step, pick: Math.floor(step.pick / 3) })
  else if (step.kind === 'remove') delete copy[key]
  else copy[key] = step.with
  return Array.isArray(value) ? Object.values(copy) : copy
}

/** The bytes on the wire broken, too: cut, with text in front, with single bytes changed. */
const body = (good: unknown): fc.Arbitrary<Buffer> =>
  fc
    .record({
      json: fc.oneof(fc.constant(good), mutated(good)).map((value) => JSON.stringify(value)),
      how: fc.constantFrom('as is', 'as is', 'cut', 'flip', 'alert', 'text', 'tail'),
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      text: fc.string(),
    })
    .map(({ json, how, at, byte, text }) => {
      const bytes = Buffer.from(json)
      if (how === 'cut') return bytes.subarray(0, at % (bytes.length + 1))
      if (how === 'alert') return Buffer.concat([Buffer.from(ALERT), bytes])
      if (how === 'text') return Buffer.concat([Buffer.from(text), bytes])
      if (how === 'tail') return Buffer.concat([bytes, Buffer.from(text)])
      if (how === 'flip' && bytes.length > 0) bytes[at % bytes.length] = byte
      return bytes
    })

function check<T>(
  runs: number,
  good: unknown,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  use: (value: T) => void,
): void {
  let values = 0
  let errors = 0
  fc.assert(
    fc.property(body(good), (bytes) => {
      const answer = readValue(html(bytes), HOST)
      if (!answer.ok) {
        errors += 1
        AppErrorSchema.parse(answer.error)
        return
      }
      const parsed = schema.safeParse(answer.value)
      if (!parsed.success || parsed.data === undefined) {
        errors += 1
        return
      }
      values += 1
      use(parsed.data)
    }),
    { numRuns: runs },
  )
  // Both ways must have been walked, or the mutations are too tame or too wild.
  expect(Math.min(values, errors)).toBeGreaterThan(runs / 20)
}

/** Every reader on `runs` broken answers. */
export function describeMutatedAnswers(runs: number): void {
  describe('mutated answers end in a value or in an error', () => {
    it('get_identity', () => {
      check(runs, GOOD.identity, wire.IdentityWire, (value) => IdentitySchema.parse(toIdentity(value)))
    })

    it('get_accept_rules', () => {
      check(runs, GOOD.rules, wire.AcceptRulesWire, (value) =>
        DndStateSchema.parse(toDndState(value, NOW, 'UTC')),
      )
    })

    it('get_call_forwarding', () => {
      check(runs, GOOD.diversions, wire.DiversionsWire, (value) =>
        ConditionPlanSchema.parse(toPlan(value, { domain: 'b.c', mailboxAddress: null })),
      )
    })

    it('get_history', () => {
      check(runs, GOOD.history, wire.HistoryWire, (value) => {
        const { entries, skipped } = toHistory(value, { accountId: 'a', zone: null })
        for (const entry of entries) HistoryEntrySchema.parse(entry)
        // A row is read or counted, never dropped without notice.
        expect(entries.length + skipped).toBe((value.placed?.length ?? 0) + (value.received?.length ?? 0))
      })
    })

    it('get_accept_rules, as rules', () => {
      check(runs, GOOD.rules, wire.AcceptRulesWire, (value) =>
        CallRulesSchema.parse(toCallRules(value, [], 'UTC')),
      )
    })

    it('get_devices', () => {
      const own = { instanceUuid: '11111111-1111-4111-8111-111111111111', contacts: [] }
      check(runs, GOOD.devices, wire.DevicesWire, (value) =>
        DeviceSchema.array().parse(toDevices(value, own)),
      )
    })

    it('get_prepaid', () => {
      check(runs, GOOD.prepaid, wire.PrepaidWire, (value) => BalanceSchema.parse(toBalance(value)))
    })

    it('get_balance_history', () => {
      check(runs, GOOD.balanceHistory, wire.BalanceHistoryWire, (value) =>
        BalanceEntrySchema.array().parse(toBalanceHistory(value, 'UTC')),
      )
    })

    it('get_monthly_usage', () => {
      check(runs, GOOD.usage, wire.UsageWire, (value) => UsageSchema.parse(toUsage(value)))
    })

    it('get_voicemail, whose PIN stays out whatever is broken', () => {
      check(runs, GOOD.voicemail, wire.VoicemailWire, (value) => {
        const settings = VoicemailSettingsSchema.parse(toVoicemailSettings(value, '1233'))
        if (value?.Password?.reveal() === '8364') expect(JSON.stringify(settings)).not.toContain('8364')
      })
    })

    it('the verdict of a change', () => {
      fc.assert(
        fc.property(body(GOOD.verdict), (bytes) => {
          const answer = readVerdict(html(bytes), HOST)
          if (!answer.ok) AppErrorSchema.parse(answer.error)
          // Yes is only ever said by the server.
          else expect(bytes.toString()).toMatch(/"success" ?: ?true/)
        }),
        { numRuns: runs },
      )
    })

    it('the other lists', () => {
      const schemas = [
        wire.VoicemailWire,
        wire.RejectRulesWire,
        wire.AliasesWire,
        wire.EnumWire,
        wire.DevicesWire,
        wire.PrepaidWire,
        wire.BalanceHistoryWire,
        wire.UsageWire,
      ]
      fc.assert(
        fc.property(fc.constantFrom(...schemas), fc.jsonValue(), (schema, value) => {
          const parsed = schema.safeParse(value)
          expect(typeof parsed.success).toBe('boolean')
        }),
        { numRuns: runs },
      )
    })
  })
}
