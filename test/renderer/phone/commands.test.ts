import { describe, expect, it } from 'vitest'
import { planCommand } from '../../../renderer/phone/commands.ts'
import { remoteOfUri } from '../../../renderer/phone/dial-remote.ts'
import type { PhoneCommand } from '../../../shared/domain/phone.ts'
import { lineSetup, newCallId } from '../../support/test-phone.ts'

const callId = newCallId()

describe('planCommand', () => {
  it('dials with the party a person sees', () => {
    const command: PhoneCommand = { kind: 'dial', callId, accountId: 'a', uri: 'sip:%23100@example.test' }
    expect(planCommand('r', command)).toEqual({
      kind: 'ask',
      event: {
        kind: 'dial',
        callId,
        accountId: 'a',
        uri: 'sip:%23100@example.test',
        remote: { address: '#100@example.test', displayName: null },
        consultFor: null,
        hidden: false,
        requestId: 'r',
      },
    })
  })

  it.each([
    { kind: 'answer', callId, others: 'end' },
    { kind: 'follow', callId, on: true },
    { kind: 'decline', callId, how: 'busy' },
    { kind: 'hang-up', callId },
    { kind: 'mute', callId, on: true },
    { kind: 'hold', callId, on: false },
    { kind: 'dtmf', callId, tones: '1' },
    { kind: 'silence', callId },
  ] as const)('asks the call: $kind', (command) => {
    const { callId: id, ...rest } = command
    expect(planCommand('r', command)).toEqual({
      kind: 'ask',
      event: { kind: 'call', callId: id, event: { ...rest, requestId: 'r' } },
    })
  })

  it('holds the other call unless told to end it', () => {
    expect(planCommand('r', { kind: 'answer', callId })).toMatchObject({
      event: { event: { others: 'hold' } },
    })
  })

  it('hands on, joins and parts calls', () => {
    const otherId = newCallId()
    expect(planCommand('r', { kind: 'transfer', callId, uri: 'sip:bob@example.test' })).toEqual({
      kind: 'ask',
      event: {
        kind: 'call',
        callId,
        event: {
          kind: 'transfer',
          to: { address: 'bob@example.test', displayName: null },
          target: { uri: 'sip:bob@example.test' },
          requestId: 'r',
        },
      },
    })
    for (const command of [
      { kind: 'transfer-to', callId, otherId },
      { kind: 'merge', callIds: [callId, otherId] },
      { kind: 'split', callId },
    ] as const) {
      expect(planCommand('r', command)).toEqual({ kind: 'ask', event: { ...command, requestId: 'r' } })
    }
    expect(
      planCommand('r', { kind: 'dial', callId, accountId: 'a', uri: 'sip:x@y', consultFor: otherId }),
    ).toMatchObject({ event: { consultFor: otherId } })
  })

  it('tells the lines', () => {
    const lines = [lineSetup('alice')]
    expect(planCommand('r', { kind: 'set-lines', lines })).toEqual({
      kind: 'tell',
      event: { kind: 'set-lines', setups: lines },
    })
    expect(planCommand('r', { kind: 'suspend' })).toEqual({ kind: 'tell', event: { kind: 'suspend' } })
    expect(planCommand('r', { kind: 'resume' })).toEqual({ kind: 'tell', event: { kind: 'resume' } })
    expect(planCommand('r', { kind: 'network', online: false })).toEqual({
      kind: 'tell',
      event: { kind: 'network', online: false },
    })
  })

  it('leaves the rest to the window', () => {
    expect(planCommand('r', { kind: 'sound-test', role: 'ringer' })).toEqual({
      kind: 'sound-test',
      role: 'ringer',
    })
    expect(planCommand('r', { kind: 'shut-down' })).toEqual({ kind: 'shut-down' })
  })
})

describe('remoteOfUri', () => {
  it.each([
    ['sip:bob@example.test', 'bob@example.test'],
    ['sips:bob@example.test;transport=tls?Subject=x', 'bob@example.test'],
    ['sip:%2A31%23@example.test', '*31#@example.test'],
    ['sip:100%@example.test', '100%@example.test'],
    ['sip:a\u202eb@example.test', 'ab@example.test'],
  ])('shows %s as %s', (uri, address) => {
    expect(remoteOfUri(uri)).toEqual({ address, displayName: null })
  })
})
