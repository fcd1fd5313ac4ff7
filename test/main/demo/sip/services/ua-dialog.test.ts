import { describe, expect, it } from 'vitest'
import {
  dialogOfAnswer,
  dialogOfInvite,
  requestIn,
  takeInDialog,
} from '../../../../../main/demo/sip/services/ua-dialog.ts'
import type { UaDialog } from '../../../../../main/demo/sip/services/ua-dialog.ts'
import { makeRequest, makeResponse } from '../../../../../main/demo/sip/sip-build.ts'
import { headerOf, headersOf, withHeader, withoutHeader } from '../../../../../main/demo/sip/sip-message.ts'

const INVITE = makeRequest({
  method: 'INVITE',
  uri: 'sip:echo@demo.test',
  from: '"A" <sip:alice@demo.test>;tag=a',
  to: '<sip:echo@demo.test>',
  callId: 'c',
  cseq: 7,
  headers: [
    { name: 'record-route', value: '<sip:p1;lr>' },
    { name: 'record-route', value: '<sip:p2;lr>' },
    { name: 'contact', value: '<sip:a@phone.invalid>' },
  ],
})
const ANSWER = makeResponse(INVITE, 200, {
  toTag: 'b',
  headers: [{ name: 'contact', value: '<sip:b@phone.invalid>' }],
})

function known(dialog: UaDialog | null): UaDialog {
  if (!dialog) throw new Error('no dialog')
  return dialog
}

describe('dialog of a user agent', () => {
  it('has the ends the right way round, and the route backwards for the caller', () => {
    const callee = known(dialogOfInvite(INVITE, 'b'))
    const caller = known(dialogOfAnswer(ANSWER))
    expect(callee).toMatchObject({
      localTag: 'b',
      remoteTag: 'a',
      remoteTarget: 'sip:a@phone.invalid',
      remoteSeq: 7,
    })
    expect(callee.routes).toEqual(['<sip:p1;lr>', '<sip:p2;lr>'])
    expect(caller).toMatchObject({
      localTag: 'a',
      remoteTag: 'b',
      remoteTarget: 'sip:b@phone.invalid',
      localSeq: 7,
    })
    expect(caller.routes).toEqual(['<sip:p2;lr>', '<sip:p1;lr>'])
    expect(callee.local).toBe(caller.remote)
  })

  it('numbers its requests, except the ACK', () => {
    const caller = known(dialogOfAnswer(ANSWER))
    const ack = requestIn(caller, 'ACK')
    const bye = requestIn(ack.dialog, 'BYE')
    expect([headerOf(ack.request, 'cseq'), headerOf(bye.request, 'cseq')]).toEqual(['7 ACK', '8 BYE'])
    expect(bye.request.uri).toBe('sip:b@phone.invalid')
    expect(headersOf(bye.request, 'route')).toEqual(caller.routes)
  })

  it('follows a new Contact, and refuses what is out of order', () => {
    const callee = known(dialogOfInvite(INVITE, 'b'))
    const later = withHeader(withHeader(INVITE, 'cseq', '8 INVITE'), 'contact', '<sip:moved@phone.invalid>')
    expect(takeInDialog(callee, later)).toMatchObject({
      remoteSeq: 8,
      remoteTarget: 'sip:moved@phone.invalid',
    })
    expect(takeInDialog(callee, withoutHeader(later, 'contact'))?.remoteTarget).toBe('sip:a@phone.invalid')
    expect(takeInDialog(callee, INVITE)).toBeNull()
  })

  it('is none without a Contact or a tag', () => {
    expect(dialogOfInvite(withoutHeader(INVITE, 'contact'), 'b')).toBeNull()
    expect(dialogOfAnswer(withoutHeader(ANSWER, 'contact'))).toBeNull()
    expect(dialogOfAnswer(withHeader(ANSWER, 'to', '<sip:echo@demo.test>'))).toBeNull()
  })
})
