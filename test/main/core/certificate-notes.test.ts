import { describe, expect, it } from 'vitest'
import { recallCertificate, rememberCertificate } from '../../../main/core/certificate-notes.ts'
import { expiryNotice } from '../../../shared/domain/certificate-expiry.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { createMemory } from '../../support/memory.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const ID = AccountIdSchema.parse('acc')
const INFO = {
  subject: 'CN=1',
  issuer: 'CN=CA',
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2026-12-24T12:00:00.000Z',
  fingerprint: 'ab'.repeat(32),
  keyType: 'rsa-2048',
  expired: false,
  weak: false,
}
const ends = (validTo: string) => expiryNotice({ ...INFO, validTo }, NOW)

describe('expiryNotice', () => {
  it.each([
    ['2026-12-24T12:00:01.000Z', null],
    ['2026-12-24T12:00:00.000Z', { kind: 'soon', daysLeft: 30, stage: 30 }],
    ['2026-12-01T12:00:01.000Z', { kind: 'soon', daysLeft: 7, stage: 30 }],
    ['2026-12-01T12:00:00.000Z', { kind: 'soon', daysLeft: 7, stage: 7 }],
    ['2026-11-25T12:00:00.000Z', { kind: 'soon', daysLeft: 1, stage: 1 }],
    ['2026-11-24T12:00:01.000Z', { kind: 'soon', daysLeft: 0, stage: 1 }],
    ['2026-11-24T12:00:00.000Z', { kind: 'expired' }],
    ['2020-01-01T00:00:00.000Z', { kind: 'expired' }],
  ])('an end at %s is %j', (validTo, notice) => {
    expect(ends(validTo)).toEqual(notice)
  })
})

describe('what is remembered of a certificate', () => {
  it('comes back, and is judged by today', () => {
    const memory = createMemory()
    expect(recallCertificate(memory, ID, NOW)).toBeNull()
    rememberCertificate(memory, ID, INFO)
    expect(recallCertificate(memory, ID, NOW)).toEqual(INFO)
    expect(recallCertificate(memory, ID, new Date('2027-01-01T00:00:00Z'))?.expired).toBe(true)
  })

  it('goes when the certificate goes', () => {
    const memory = createMemory()
    rememberCertificate(memory, ID, INFO)
    rememberCertificate(memory, ID, null)
    expect(recallCertificate(memory, ID, NOW)).toBeNull()
  })

  it('is nothing when it is of a later version', () => {
    const memory = createMemory()
    memory.set(ID, 'certificate', '{"subject":1}')
    expect(recallCertificate(memory, ID, NOW)).toBeNull()
  })
})
