import { describe, expect, it } from 'vitest'
import { toIdentity } from '../../../../main/providers/sip2sip/map-identity.ts'
import { serviceOf } from '../../../../main/providers/sip2sip/service.ts'
import { IdentityWire } from '../../../../main/providers/sip2sip/wire.ts'

const WIRE = {
  sip_address: 'alice@sip2sip.info',
  email: 'alice@example.org',
  first: 'Alice',
  lastname: 'Ångström',
  pstn_caller_id: '+31201234567',
  mobile_number: '+31612345678',
  timezone: 'Europe/Amsterdam',
  no_answer_timeout: 35,
  quick_dial: null,
}

describe('toIdentity', () => {
  it('reads today’s answer', () => {
    expect(toIdentity(IdentityWire.parse(WIRE))).toEqual({
      address: 'alice@sip2sip.info',
      displayName: 'Alice Ångström',
      email: 'alice@example.org',
      mobileNumber: '+31612345678',
      callerId: '+31201234567',
      timezone: 'Europe/Amsterdam',
      noAnswerSec: 35,
    })
  })

  it('takes placeholder caller ids and empty text for unset', () => {
    for (const pstn_caller_id of ['+19999999999', '0019999999999', '', null]) {
      expect(toIdentity(IdentityWire.parse({ ...WIRE, pstn_caller_id, mobile_number: '' }))).toMatchObject({
        callerId: null,
        mobileNumber: null,
      })
    }
  })

  it('reads the answer of 2009, which had no caller id, and numbers as text', () => {
    const { pstn_caller_id: _later, ...then } = WIRE
    expect(toIdentity(IdentityWire.parse({ ...then, no_answer_timeout: '40', first: null }))).toMatchObject({
      displayName: 'Ångström',
      callerId: null,
      noAnswerSec: 40,
    })
  })

  it('carries what is known of the phone company’s rooms, and nothing where nothing is', () => {
    const wire = IdentityWire.parse(WIRE)
    const { conferenceDomain } = serviceOf('sip2sip.info')
    expect(toIdentity(wire, conferenceDomain).conferenceDomain).toBe('conference.sip2sip.info')
    expect(serviceOf('sylk.link').conferenceDomain).toBe('conference.sip2sip.info')
    expect(toIdentity(wire, serviceOf('pbx.example').conferenceDomain)).not.toHaveProperty('conferenceDomain')
  })

  it('has no name rather than a blank one', () => {
    expect(toIdentity(IdentityWire.parse({ ...WIRE, first: '', lastname: ' ' })).displayName).toBeNull()
  })

  it.each([
    [{}],
    [[]],
    [null],
    [{ ...WIRE, sip_address: 'alice' }],
    [{ ...WIRE, sip_address: null }],
    [{ ...WIRE, first: {} }],
  ])('does not take %j for an identity', (wire) => {
    expect(IdentityWire.safeParse(wire).success).toBe(false)
  })
})
