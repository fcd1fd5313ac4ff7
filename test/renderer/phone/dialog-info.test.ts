import { describe, expect, it } from 'vitest'
import {
  applyDialogInfo,
  type DialogBoard,
  NO_DIALOGS,
  parseDialogInfo,
  phoneState,
} from '../../../renderer/phone/dialog-info.ts'

const doc = (version: number, state: 'full' | 'partial', dialogs = ''): string =>
  `<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${state}" entity="sip:bob@x">
${dialogs}</dialog-info>`
const dialog = (id: string, state: string, direction?: string): string =>
  `<dialog id="${id}"${direction === undefined ? '' : ` direction="${direction}"`}><state>${state}</state></dialog>`

function after(...documents: readonly string[]): { readonly board: DialogBoard; readonly gaps: number } {
  let board = NO_DIALOGS
  let gaps = 0
  for (const text of documents) {
    const info = parseDialogInfo(text)
    if (!info) throw new Error('not read')
    const applied = applyDialogInfo(board, info)
    board = applied.board
    if (applied.gap) gaps += 1
  }
  return { board, gaps }
}
const state = (...documents: readonly string[]) => phoneState(after(...documents).board)

describe('the state of a watched phone', () => {
  it.each([
    ['no dialog', '', 'free'],
    ['a call that rings there', dialog('a', 'early', 'recipient'), 'ringing'],
    ['a ringing dialog without a direction', dialog('a', 'early'), 'ringing'],
    ['a call that is made there', dialog('a', 'early', 'initiator'), 'busy'],
    ['an attempt', dialog('a', 'trying'), 'busy'],
    ['a talk', dialog('a', 'confirmed', 'recipient'), 'busy'],
    [
      'a talk with another call waiting',
      dialog('a', 'confirmed') + dialog('b', 'early', 'recipient'),
      'busy',
    ],
    ['a call that is over', dialog('a', 'terminated'), 'free'],
    [
      'a state with an event attribute',
      '<dialog id="a"><state event="rejected" code="486"> Terminated </state></dialog>',
      'free',
    ],
  ])('is told by %s', (_what, dialogs, expected) => {
    expect(state(doc(0, 'full', dialogs))).toBe(expected)
  })

  it('follows partial documents, which name only what changed', () => {
    const ringing = doc(1, 'partial', dialog('a', 'early', 'recipient'))
    const talking = doc(2, 'partial', dialog('a', 'confirmed', 'recipient'))
    const over = doc(3, 'partial', dialog('a', 'terminated'))
    expect(state(doc(0, 'full'), ringing)).toBe('ringing')
    expect(state(doc(0, 'full'), ringing, talking)).toBe('busy')
    expect(state(doc(0, 'full'), ringing, talking, over)).toBe('free')
  })

  it('ignores what is older than what is known', () => {
    expect(state(doc(5, 'full', dialog('a', 'confirmed')), doc(5, 'full'), doc(4, 'full'))).toBe('busy')
  })

  it('notices that a document was lost before a partial one, and not before a full one', () => {
    expect(after(doc(0, 'full'), doc(2, 'partial', dialog('a', 'early'))).gaps).toBe(1)
    expect(after(doc(3, 'partial', dialog('a', 'early'))).gaps).toBe(1)
    expect(after(doc(0, 'full'), doc(7, 'full', dialog('a', 'confirmed'))).gaps).toBe(0)
  })
})

describe('a document that is not to be believed', () => {
  it.each([
    ['no XML', 'hello'],
    ['another document', '<presence/>'],
    ['a version that is none', doc(0, 'full').replace('version="0"', 'version="-1"')],
    ['a state that is none', doc(0, 'full').replace('"full"', '"half"')],
    ['a dialog without a name', doc(0, 'full', '<dialog><state>early</state></dialog>')],
    ['a dialog in an unknown state', doc(0, 'full', dialog('a', 'levitating'))],
    ['entities of its own', `<!DOCTYPE a [<!ENTITY b "c">]>${doc(0, 'full')}`],
    ['a document that is too big', doc(0, 'full', ' '.repeat(70_000))],
    [
      'too many dialogs',
      doc(0, 'full', Array.from({ length: 201 }, (_, i) => dialog(`d${i}`, 'early')).join('')),
    ],
    ['a document that is too deep', doc(0, 'full', '<a>'.repeat(40) + '</a>'.repeat(40))],
    ['a document that is not whole', doc(0, 'full', dialog('a', 'early')).slice(0, -20)],
    ['a name of the language', doc(0, 'full', '<__proto__><x/></__proto__>')],
  ])('%s is not read', (what, text) => {
    const read = parseDialogInfo(text)
    // Elements we do not know are no fault, whatever they are called, as long as they change nothing here.
    if (what === 'a name of the language') expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    else expect(read).toBeNull()
  })
})
