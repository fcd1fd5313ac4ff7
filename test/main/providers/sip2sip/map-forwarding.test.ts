import { describe, expect, it } from 'vitest'
import { isSamePlan, planChange, toPlan } from '../../../../main/providers/sip2sip/map-forwarding.ts'
import { DiversionsWire } from '../../../../main/providers/sip2sip/wire.ts'
import type { ConditionPlan } from '../../../../shared/domain/forwarding.ts'

const DOMAIN = 'sip2sip.info'
const CONTEXT = { domain: DOMAIN, mailboxAddress: null }
const EMPTY: ConditionPlan = {
  kind: 'by-condition',
  always: null,
  busy: null,
  noAnswer: null,
  offline: null,
  unavailable: null,
}
const read = (wire: unknown) => toPlan(DiversionsWire.parse(wire), CONTEXT)

describe('toPlan', () => {
  it('puts each code under its condition', () => {
    const wire = {
      FUNC: 'a@b.c',
      FBUS: '<voice-mailbox>',
      FNOA: '+311@sip2sip.info',
      FNOL: '12@x.y',
      FUNV: null,
    }
    expect(read(wire)).toEqual({
      kind: 'by-condition',
      always: 'a@b.c',
      busy: 'voicemail',
      noAnswer: '+311',
      offline: '12@x.y',
      unavailable: null,
    })
  })

  it('takes null, empty and blank for unset, and numbers for text', () => {
    expect(read({ FUNC: null, FBUS: '', FNOA: '  ', FNOL: 0, FUNV: 200 })).toEqual({
      ...EMPTY,
      offline: '0',
      unavailable: '200',
    })
  })

  it('cleans what would upset a screen', () => {
    expect(read({ FUNC: 'bo\u202eb@b.c\u0007' }).always).toBe('bob@b.c')
  })

  it.each([
    [{}],
    [[]],
    [null],
    ['x'],
    [{ func: 'a' }],
    [{ FUNC: {} }],
    [{ FUNC: 'x'.repeat(129) }],
    [{ FUNC: '\u0007' }],
  ])('does not take %j for a plan', (wire) => {
    expect(DiversionsWire.safeParse(wire).success).toBe(false)
  })
})

describe('planChange', () => {
  const current: ConditionPlan = { ...EMPTY, busy: 'voicemail', offline: '+311' }

  it('sends only the key that is set', () => {
    expect(planChange({ kind: 'set', when: 'no-answer', to: 'bob' }, current, DOMAIN)).toEqual({
      ok: true,
      value: {
        plan: { ...current, noAnswer: 'bob@sip2sip.info' },
        fields: { FNOA: 'bob@sip2sip.info' },
        uses: { voicemail: false, mobile: false },
      },
    })
  })

  it('clears with an empty value', () => {
    const planned = planChange({ kind: 'set', when: 'busy', to: null }, current, DOMAIN)
    expect(planned).toMatchObject({ ok: true, value: { plan: { busy: null }, fields: { FBUS: '' } } })
  })

  it('sets again what is set already, for somebody asked', () => {
    const planned = planChange({ kind: 'set', when: 'busy', to: 'voicemail' }, current, DOMAIN)
    expect(planned).toMatchObject({
      value: { fields: { FBUS: '<voice-mailbox>' }, uses: { voicemail: true } },
    })
  })

  it('replaces with the difference only', () => {
    const plan: ConditionPlan = { ...current, busy: null, always: 'mobile' }
    expect(planChange({ kind: 'replace', plan }, current, DOMAIN)).toEqual({
      ok: true,
      value: {
        plan,
        fields: { FUNC: '<mobile-number>', FBUS: '' },
        uses: { voicemail: false, mobile: true },
      },
    })
    expect(planChange({ kind: 'replace', plan: current }, current, DOMAIN)).toMatchObject({
      value: { fields: {} },
    })
  })

  it('leaves alone what the server has and we would not accept', () => {
    const odd: ConditionPlan = { ...current, always: 'sips:x@y@z' }
    const planned = planChange({ kind: 'replace', plan: { ...odd, busy: '200' } }, odd, DOMAIN)
    expect(planned).toMatchObject({ ok: true, value: { fields: { FBUS: '200' } } })
  })

  it('is a conflict when the server has something else by now', () => {
    const expected: ConditionPlan = { ...current, busy: null }
    expect(planChange({ kind: 'replace', plan: EMPTY, expected }, current, DOMAIN)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    expect(planChange({ kind: 'replace', plan: EMPTY, expected: current }, current, DOMAIN).ok).toBe(true)
  })

  it('refuses a ring sequence and a destination that makes no sense', () => {
    const rings = { kind: 'ring-sequence', ownSec: 10, rings: [], voicemail: true } as const
    expect(planChange({ kind: 'replace', plan: rings }, current, DOMAIN)).toMatchObject({
      error: { code: 'invalid-input', field: 'plan' },
    })
    expect(planChange({ kind: 'set', when: 'busy', to: 'sips:a@b.c' }, current, DOMAIN)).toMatchObject({
      error: { code: 'invalid-input', field: 'to', detail: 'sips' },
    })
  })
})

describe('isSamePlan', () => {
  it('compares all five', () => {
    for (const key of ['always', 'busy', 'noAnswer', 'offline', 'unavailable'] as const) {
      expect(isSamePlan({ ...EMPTY, [key]: '1' }, EMPTY, null)).toBe(false)
    }
    expect(isSamePlan({ ...EMPTY, busy: 'mobile' }, { ...EMPTY, busy: '+311' }, '+311')).toBe(true)
  })
})
