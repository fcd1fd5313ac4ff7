import { describe, expect, it } from 'vitest'
import { actionName, createDialectMemory, hasTwoNames } from '../../../../main/providers/sip2sip/dialect.ts'
import { createMemory } from '../../../support/memory.ts'

describe('actionName', () => {
  it('knows the names of seed 2009', () => {
    const names = (
      [
        'get_identity',
        'get_history',
        'get_call_forwarding',
        'set_call_forwarding',
        'get_accept_rules',
        'get_reject_rules',
      ] as const
    ).map((action) => actionName(action, '2009'))
    expect(names).toEqual([
      'get_account',
      'get_calls',
      'get_diversions',
      'set_diversions',
      'get_accept',
      'get_reject',
    ])
  })

  it('leaves the others and today’s as they are', () => {
    expect(actionName('set_dnd_on', '2009')).toBe('set_dnd_on')
    expect(actionName('get_history', '2012')).toBe('get_history')
    expect(hasTwoNames('set_dnd_on')).toBe(false)
    expect(hasTwoNames('get_history')).toBe(true)
  })
})

describe('createDialectMemory', () => {
  it('starts with today’s and keeps what was learned, per account', () => {
    const memory = createMemory()
    const mine = createDialectMemory(memory, 'acc1')
    expect(mine.of('get_history')).toBe('2012')
    mine.learn('get_identity', '2009')
    expect(createDialectMemory(memory, 'acc1').of('get_history')).toBe('2009')
    expect(createDialectMemory(memory, 'acc2').of('get_history')).toBe('2012')
  })

  it('keeps exceptions apart, as servers of 2010 need it', () => {
    const mine = createDialectMemory(createMemory(), 'acc1')
    mine.learn('get_identity', '2012')
    mine.learn('get_history', '2009')
    expect(mine.of('get_history')).toBe('2009')
    expect(mine.of('get_accept_rules')).toBe('2012')
  })

  it('ignores what it did not write', () => {
    const memory = createMemory()
    memory.set('acc1', 'sip2sip.dialect', 'klingon')
    expect(createDialectMemory(memory, 'acc1').of('get_history')).toBe('2012')
  })
})
