import { beforeAll, describe, expect, it } from 'vitest'
import {
  deriveJournalKey,
  formatJournalKey,
  opaqueId,
  openEntry,
  parseJournalKey,
  sealEntry,
  type JournalKey,
} from '../../../main/core/journal-seal.ts'
import { secret } from '../../../shared/secret.ts'

const UUID = 'urn:uuid:11111111-1111-4111-8111-111111111111'
const ENTRY = { id: 'note-1', data: 'Grüße, 漢字 🎉' }
let key: JournalKey
let other: JournalKey
let elsewhere: JournalKey

beforeAll(async () => {
  ;[key, other, elsewhere] = await Promise.all([
    deriveJournalKey(secret('pass phrase é'), 'Alice@sip2sip.example'),
    deriveJournalKey(secret('pass phrase'), 'alice@sip2sip.example'),
    deriveJournalKey(secret('pass phrase é'), 'bob@sip2sip.example'),
  ])
})

describe('a journal key', () => {
  it('is the same on every machine, however the passphrase and the address are typed', async () => {
    const again = await deriveJournalKey(secret('pass phrase e\u0301'), 'alice@SIP2SIP.example')
    expect(again.bytes.equals(key.bytes)).toBe(true)
    expect(key.bytes).toHaveLength(32)
  })

  it('is another for another account', () => {
    expect(elsewhere.bytes.equals(key.bytes)).toBe(false)
  })

  it('is kept as what was derived, without the passphrase', () => {
    const kept = formatJournalKey(key)
    expect(kept.reveal()).not.toContain('pass phrase')
    expect(parseJournalKey(kept, 'ALICE@sip2sip.example')).toEqual(key)
    expect(parseJournalKey(secret('pass phrase é'), 'alice@sip2sip.example')).toBeNull()
    expect(parseJournalKey(secret(kept.reveal().slice(0, 40)), 'alice@sip2sip.example')).toBeNull()
  })

  it('names entries without telling what they are', () => {
    expect(opaqueId(key, 'note/1')).toMatch(/^[0-9a-f]{32}$/)
    expect(opaqueId(key, 'note/1')).toBe(opaqueId(key, 'note/1'))
    expect(opaqueId(other, 'note/1')).not.toBe(opaqueId(key, 'note/1'))
  })
})

describe('a sealed entry', () => {
  it('opens under the same key, and is another text each time', () => {
    const [one, two] = [sealEntry(key, UUID, ENTRY), sealEntry(key, UUID, ENTRY)]
    expect(one).not.toBe(two)
    for (const sealed of [one, two]) {
      expect(sealed).toMatch(/^sj1\.[A-Za-z0-9+/]+=*$/)
      expect(openEntry(key, UUID, sealed)).toEqual({ ok: true, value: ENTRY })
    }
  })

  it('says that it is under another key', () => {
    const sealed = sealEntry(key, UUID, ENTRY)
    expect(openEntry(other, UUID, sealed)).toEqual({ ok: false, error: 'other-key' })
    expect(openEntry(elsewhere, UUID, sealed)).toEqual({ ok: false, error: 'other-key' })
  })

  it('does not open when it was put under another installation', () => {
    const sealed = sealEntry(key, UUID, ENTRY)
    const moved = UUID.replace('1111-4', '2222-4')
    expect(openEntry(key, moved, sealed)).toEqual({ ok: false, error: 'damaged' })
    expect(openEntry(key, '', sealed)).toEqual({ ok: false, error: 'damaged' })
  })

  it('does not open with any of its bits changed', () => {
    const sealed = sealEntry(key, UUID, ENTRY)
    const bytes = Buffer.from(sealed.slice(4), 'base64')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(openEntry(key, UUID, `sj1.${changed.toString('base64')}`).ok, `byte ${at}`).toBe(false)
    }
  })

  it('does not open cut off at any length', () => {
    const sealed = sealEntry(key, UUID, ENTRY)
    for (let length = 0; length < sealed.length; length += 1) {
      const opened = openEntry(key, UUID, sealed.slice(0, length))
      // Base64 without its padding is the same bytes.
      if (opened.ok) expect(sealed.slice(length)).toMatch(/^=+$/)
      else expect(['damaged', 'other-key', 'foreign', 'too-new']).toContain(opened.error)
    }
  })

  it.each([
    ['', 'foreign'],
    ['{"msg":"from another client"}', 'foreign'],
    ['b25l', 'foreign'],
    ['sj2.AAAA', 'too-new'],
    ['sj1.', 'damaged'],
    ['sj1.not base64', 'damaged'],
    ['sj1.AAAA', 'damaged'],
  ])('tells %j from its own: %s', (data, reason) => {
    expect(openEntry(key, UUID, data)).toEqual({ ok: false, error: reason })
  })
})
