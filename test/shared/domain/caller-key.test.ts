import { describe, expect, it } from 'vitest'
import { callerKey, isAmong } from '../../../shared/domain/caller-key.ts'

describe('callerKey', () => {
  it.each([
    ['sip:0031612345678@carrier.test', '+31612345678'],
    ['+31 6 1234-5678', '+31612345678'],
    ['tel:+31612345678;phone-context=x', '+31612345678'],
    ['sip:Bob@Example.ORG:5061;transport=tls', 'bob@example.org'],
    ['0612345678@sip2sip.info', '0612345678'],
    ['200@pbx.test', '200@pbx.test'],
    ['200', '200'],
    ['Bob', 'bob'],
    ['*97@pbx.test', '*97@pbx.test'],
    ['anonymous@anonymous.invalid', 'anonymous@anonymous.invalid'],
    ['', null],
    ['@host', null],
    ['bob@', null],
    ['two words', null],
    ['x'.repeat(129), null],
  ])('reads %j as %j', (text, key) => {
    expect(callerKey(text)).toBe(key)
  })
})

describe('isAmong', () => {
  const keys = new Set(['+31612345678', 'bob', '200@pbx.test'])
  it.each([
    ['0031612345678@any.test', true],
    ['bob@any.test', true],
    ['200@pbx.test', true],
    ['200@other.test', false],
    ['+31612345679@any.test', false],
    ['', false],
  ])('%j: %j', (address, blocked) => {
    expect(isAmong(keys, address)).toBe(blocked)
  })
})
