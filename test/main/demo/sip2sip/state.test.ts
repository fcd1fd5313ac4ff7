import { describe, expect, it } from 'vitest'
import { createDemoUser, rejectsEverybody, temporaryNow } from '../../../../main/demo/sip2sip/state.ts'
import { enterByCertificate } from '../../../../main/demo/sip2sip/certificate-door.ts'

/** A Tuesday, 13:00 in Amsterdam. */
const NOW = new Date('2026-11-24T12:00:00Z')
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const alice = () => createDemoUser({ username: 'alice', password: 'pw', ownerId: 4711 }, 'sip2sip.example', 1)

describe('accept rules of a demo account', () => {
  it('count down in whole minutes and end', () => {
    const user = alice()
    user.temporaryRule = { groups: ['nobody'], endsAt: minutesLater(10) }
    expect(temporaryNow(user, NOW)).toEqual({ groups: ['nobody'], minutes: 10 })
    expect(temporaryNow(user, new Date(NOW.getTime() + 1000))).toEqual({ groups: ['nobody'], minutes: 10 })
    expect(rejectsEverybody(user, minutesLater(9))).toBe(true)
    expect(temporaryNow(user, minutesLater(10))).toEqual({ groups: ['everybody'], minutes: 0 })
    expect(rejectsEverybody(user, minutesLater(10))).toBe(false)
  })

  it('reject by the week, unless a temporary rule says otherwise', () => {
    const user = alice()
    user.weeklyRules = [{ days: 2, start: '12:30', stop: '13:30', groups: ['nobody'] }]
    expect(rejectsEverybody(user, NOW)).toBe(true)
    expect(rejectsEverybody(user, minutesLater(30))).toBe(false)
    expect(rejectsEverybody(user, minutesLater(24 * 60))).toBe(false)
    user.temporaryRule = { groups: ['everybody'], endsAt: minutesLater(5) }
    expect(rejectsEverybody(user, NOW)).toBe(false)
  })
})

describe('enterByCertificate', () => {
  const user = alice()
  const find = (name: string, domain: string) => (`${name}@${domain}` === user.address ? user : undefined)
  const enter = (account: string | undefined, commonName: string | null, dialect: '2009' | '2012' = '2012') =>
    enterByCertificate({ account, commonName, dialect }, find)

  it('knows the owner’s number, and the address of 2009', () => {
    expect(enter(user.address, '4711')).toEqual({ kind: 'user', user })
    expect(enter(user.address, user.address)).toEqual({ kind: 'user', user })
    expect(enter(undefined, user.address, '2009')).toEqual({ kind: 'user', user })
  })

  it.each([
    [undefined, '4711', 'Error, please specify an account'],
    ['alice', '4711', 'Invalid account provided'],
    ['alice@sip2sip.example', null, 'Error: No X.509 client certificate provided\n'],
    ['alice@sip2sip.example', '4712', ''],
    ['bob@sip2sip.example', '4711', ''],
  ])('refuses account %j with %j in words', (account, commonName, words) => {
    expect(enter(account, commonName)).toEqual({ kind: 'text', text: `${words}X.509 Credentials error` })
  })
})
