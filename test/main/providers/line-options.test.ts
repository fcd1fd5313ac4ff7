import { describe, expect, it } from 'vitest'
import { createProviders } from '../../../main/providers/registry.ts'
import { createSipAdapter } from '../../../main/providers/sip/adapter.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { createFakeLog } from '../../support/fake-core.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemory } from '../../support/memory.ts'

const BASE = { user: 'ann@pbx.example' }
const adapter = createSipAdapter()
function lineOf(values: Readonly<Record<string, string>>) {
  const prepared = adapter.prepare({ ...BASE, ...values })
  if (!prepared.ok) return prepared
  const record = {
    id: AccountIdSchema.parse('a1'),
    provider: 'sip',
    name: 'Office',
    values: prepared.value,
    createdAt: '2026-11-24T12:00:00.000Z',
  }
  const deps = { clock: createFakeClock(), log: createFakeLog().log, memory: createMemory() }
  return { values: prepared.value, line: adapter.open(record, {}, deps).line }
}

describe('what a person may choose for a line', () => {
  it('is in the form of every provider whose accounts have one', () => {
    for (const { manifest } of createProviders()) {
      const keys = manifest.fields.map(({ key }) => key)
      expect(keys.includes('stun')).toBe(manifest.capabilities.includes('line'))
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('is nothing unless said: nobody is asked about this machine', () => {
    expect(lineOf({})).toMatchObject({ line: { iceServers: [], earlyMedia: false } })
  })

  it.each([
    ['stun.example.org', 'stun.example.org:3478', ['stun:stun.example.org:3478']],
    ['stun:STUN.example.org:19302', 'stun.example.org:19302', ['stun:stun.example.org:19302']],
    ['192.0.2.7', '192.0.2.7:3478', ['stun:192.0.2.7:3478']],
  ])('takes a STUN server as %s', (stun, stored, iceServers) => {
    expect(lineOf({ stun })).toMatchObject({ values: { stun: stored }, line: { iceServers } })
  })

  it.each(['stun.example.org:0', 'stun.example.org:99999', 'a b', 'user@host', 'http://x', 'x:1/y'])(
    'refuses %s as a STUN server',
    (stun) => {
      expect(adapter.prepare({ ...BASE, stun })).toMatchObject({ error: { field: 'stun' } })
    },
  )

  it('takes a code to park calls, and nothing that is none', () => {
    expect(lineOf({ parkCode: '*68' })).toMatchObject({ values: { parkCode: '*68' } })
    expect(adapter.prepare({ ...BASE, parkCode: 'park;x=y' })).toMatchObject({ error: { field: 'parkCode' } })
  })

  it('takes early media and encryption as yes or no', () => {
    expect(lineOf({ earlyMedia: 'yes', srtp: 'on' })).toMatchObject({
      line: { earlyMedia: true, srtp: true },
    })
  })
})
