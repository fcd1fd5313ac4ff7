import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import { createCliBench, only, type CliBench, type Json } from '../../support/cli-bench.ts'
import {
  addPortalAccount,
  PORTAL_PASSWORD,
  startTestPortal,
  type TestPortal,
} from '../../support/demo-sipx.ts'

/* Every command about mailboxes, people, settings and conference rooms, with --json, against the demo portal over TLS. */

let portal: TestPortal
let bench: CliBench
const cli = (line: string, secrets?: object) => bench.cli(line.split(' '), secrets)
const user = () => {
  const found = portal.users.get('201')
  if (!found) throw new Error('no user')
  return found
}

beforeAll(async () => {
  portal = await startTestPortal()
  bench = createCliBench(createSystemClock())
  const added = await addPortalAccount(bench, portal)
  expect(added.status).toBe(0)
})
afterAll(async () => {
  const said = JSON.stringify(bench.logLines) + portal.log.lines.join()
  for (const planted of [PORTAL_PASSWORD, '90817263', 'brand new word', 'brand%20new', user().privateKey])
    expect(said).not.toContain(planted)
  await bench.close()
  await portal.close()
})

describe('voicemail', () => {
  it('list, with and without a folder', async () => {
    expect(only(await cli('voicemail list --folder inbox'))['messages']).toMatchObject([
      { id: '0000042', heard: false, from: { name: 'Annika Switch' } },
      { id: '0000041' },
      { id: '0000040', heard: true },
    ])
    expect(only(await cli('voicemail list'))['messages']).toHaveLength(5)
    expect((await cli('voicemail list --folder attic')).status).toBe(2)
  })

  it('get', async () => {
    const got = await cli('voicemail get 0000042 --to message.wav')
    expect(got).toMatchObject({ status: 0, json: { contentType: 'audio/wav', file: 'message.wav' } })
    expect(bench.files.get('message.wav')?.subarray(0, 4).toString()).toBe('RIFF')
    expect((await cli('voicemail get 0000042')).status).toBe(2)
    expect((await cli('voicemail get nope --to x.wav')).status).toBe(3)
  })

  it('mark, move, subject, delete', async () => {
    expect(only(await cli('voicemail mark 0000042 heard'))).toMatchObject({
      ok: true,
      confirmed: true,
      message: { heard: true },
    })
    expect(only(await cli('voicemail mark 0000042 unheard'))).toMatchObject({ message: { heard: false } })
    expect((await cli('voicemail mark 0000042 maybe')).status).toBe(2)
    expect(only(await cli('voicemail move 0000041 saved'))).toMatchObject({ message: { folder: 'saved' } })
    expect((await cli('voicemail move 0000041 attic')).status).toBe(2)
    expect(only(await cli('voicemail subject 0000041 Call back soon'))).toMatchObject({
      confirmed: true,
      message: { subject: 'Call back soon' },
    })
    expect(only(await cli('voicemail delete 0000041'))).toMatchObject({
      confirmed: true,
      message: { id: '0000041', folder: 'deleted' },
    })
    expect((await cli('voicemail delete nope')).status).toBe(3)
  })

  it('greeting, settings, pin, feed', async () => {
    expect(only(await cli('voicemail greeting'))).toMatchObject({ greeting: 'standard' })
    expect(only(await cli('voicemail greeting outofoffice'))).toMatchObject({
      greeting: 'outofoffice',
      confirmed: true,
    })
    expect((await cli('voicemail greeting hello')).status).toBe(2)
    const set = await cli('voicemail settings email=b@x.test emailFormat=medium')
    expect(set.status).toBe(0)
    expect(only(set)).toMatchObject({
      confirmed: true,
      voicemail: { email: 'b@x.test', emailFormat: 'MEDIUM' },
    })
    expect(only(await cli('voicemail settings'))).toMatchObject({
      voicemail: { kind: 'mailbox', mailbox: '201', email: 'b@x.test', greeting: 'OUT_OF_OFFICE' },
    })
    expect((await cli('voicemail settings nonsense=1')).status).toBe(2)
    expect((await cli('voicemail pin', { newPin: '90817263' })).status).toBe(0)
    expect(user().mailbox.pin).toBe('90817263')
    expect((await cli('voicemail pin', { newPin: '12' })).status).toBe(2)
    expect((await cli('voicemail pin 1234')).status).toBe(2)
    expect(only(await cli('voicemail feed'))['items']).toMatchObject([{ id: '0000042' }, {}])
  })

  it('counts in status', async () => {
    expect(only(await cli('status'))).toMatchObject({
      voicemail: { value: { kind: 'mailbox', messages: { unheard: 1, heard: 2, urgent: 1 } } },
    })
  })

  it('attendant', async () => {
    expect(only(await cli('attendant show'))).toMatchObject({
      attendant: { operator: '200', menu: { '5': '202' } },
    })
    expect(only(await cli('attendant set menu.7=200 operator=202 depositVM=no'))).toMatchObject({
      confirmed: true,
      attendant: { operator: '202', menu: { '5': '202', '7': '200' }, depositVM: false },
    })
    expect((await cli('attendant set operator')).status).toBe(2)
  })
})

describe('people', () => {
  const people = async (line: string) => (await cli(line)).json['people'] as readonly Json[]

  it('search and list', async () => {
    expect(await people('people search dora')).toMatchObject([
      { id: '1001', name: 'Dora Private', email: 'dora@mail.test', account: { name: 'Office' } },
    ])
    expect((await people('people list')).map(({ name }) => name)).toEqual([
      'Annika Switch',
      'Boris Ring',
      'Chloé Hold',
      'Front Desk',
      'Ömer Supplier',
      'Dora Private',
    ])
  })

  it('show, of every kind', async () => {
    expect(await people('people show 1001')).toMatchObject([
      { own: true, details: { companyName: 'Bakery' } },
    ])
    expect(await people('people show user:200')).toMatchObject([{ firstName: 'Annika', own: false }])
    expect(await people('people show 77')).toMatchObject([{ firstName: 'Front', own: false }])
    expect((await cli('people show 4242')).status).toBe(3)
  })

  it('add, edit, remove', async () => {
    const added = await cli(
      'people add first-name=Eva last-name=Own number=+4930777 emailAddress=e@x.test homeAddress.city=Bonn',
    )
    expect(added.status).toBe(0)
    expect(only(added)).toMatchObject({
      confirmed: true,
      person: { own: true, details: { 'homeAddress.city': 'Bonn' } },
    })
    const [{ id } = {}] = added.json['people'] as readonly Json[]
    expect(await cli(`people add first-name=Eva last-name=Own number=+4930777`)).toMatchObject({
      status: 4,
      json: { accounts: [{ error: { code: 'conflict', detail: 'duplicate-entry', status: 747 } }] },
    })
    expect(only(await cli(`people edit ${String(id)} number=+4930778 emailAddress=`))).toMatchObject({
      confirmed: true,
      person: { number: '+4930778', lastName: 'Own', details: { 'homeAddress.city': 'Bonn' } },
    })
    expect((await cli(`people edit ${String(id)} lastName=`)).status).toBe(2)
    expect((await cli('people edit 77 number=1')).status).toBe(3)
    expect((await cli('people add first-name=A last-name=B number=1 emailAddress=a@x.museum')).status).toBe(2)
    expect((await cli('people add first-name=A last-name=B number=1 shoeSize=44')).status).toBe(2)
    expect((await cli(`people remove ${String(id)}`)).status).toBe(0)
    expect((await cli(`people remove ${String(id)}`)).status).toBe(3)
  })

  it('export and import as vCards', async () => {
    const out = await cli('people export --format vcf --to all.vcf')
    expect(out.status).toBe(0)
    const cards = bench.files.get('all.vcf')?.toString() ?? ''
    expect(cards).toContain('FN:Dora Private\r\n')
    expect((await cli('people export --format csv')).json['text']).toContain('Dora,Private,')
    bench.files.set('new.vcf', Buffer.from(cards.replaceAll('Dora', 'Fay')))
    const taken = await cli('people import --file new.vcf')
    // All are new in the person's own book.
    expect(taken).toMatchObject({
      status: 0,
      json: { added: 6, skipped: [], warnings: [{ code: 'without-email' }] },
    })
    const again = await cli('people import --file new.vcf')
    expect(again).toMatchObject({ status: 1, json: { added: 0 } })
    expect(again.json['skipped']).toHaveLength(6)
    bench.files.set('bad.vcf', Buffer.from('hello'))
    expect((await cli('people import --file bad.vcf')).status).toBe(2)
  })

  it('avatar and show-on-phone', async () => {
    expect(await cli('people avatar 200 --to a.png')).toMatchObject({
      status: 0,
      json: { contentType: 'image/png' },
    })
    expect((await cli('people avatar 999 --to a.png')).status).toBe(3)
    expect((await cli('people show-on-phone on')).status).toBe(0)
    expect(user().people.showOnPhone).toBe(true)
  })
})

describe('settings at the phone system', () => {
  it('profile: everything that was not named stays', async () => {
    expect(only(await cli('profile show'))).toMatchObject({
      profile: { firstName: 'Boris', homeAddress: { city: 'Haarlem', country: 'NL' } },
    })
    expect(only(await cli('profile set homeAddress.city=Leiden twitterName=boris jobTitle='))).toMatchObject({
      ok: true,
      confirmed: true,
      profile: { firstName: 'Boris', homeAddress: { city: 'Leiden', country: 'NL' }, twiterName: 'boris' },
    })
    expect(user().people.profile).toMatchObject({ firstName: 'Boris', lastName: 'Ring', companyName: 'Demo' })
    expect(user().people.profile['jobTitle']).toBeUndefined()
    expect((await cli('profile set employeeId=7')).status).toBe(2)
  })

  it('im: both resources, by the exact names', async () => {
    expect(only(await cli('im set voicemailonDnd=true confEnter=no otpMessage=busy'))).toMatchObject({
      confirmed: true,
      im: { voicemailOnDnd: true, confEnter: false, otpMessage: 'busy', statusPhonePresence: true },
    })
    expect(only(await cli('im show'))).toMatchObject({ im: { vmBegin: false } })
  })

  it('fax', async () => {
    expect(only(await cli('fax show'))).toMatchObject({ fax: { extension: '9201', did: null } })
  })

  it('speed-dial', async () => {
    const shown = only(await cli('speed-dial show'))
    expect(shown).toMatchObject({
      speedDial: { buttons: [{ label: 'Front desk', number: '100', blf: false }] },
    })
    const buttons = [
      { label: 'Žofie', number: '203', blf: true },
      { label: 'Desk', number: '100' },
    ]
    bench.files.set('dials.json', Buffer.from(JSON.stringify({ buttons, updatePhones: true })))
    expect(only(await cli('speed-dial apply --file dials.json'))).toMatchObject({ confirmed: true })
    expect(user().people.speedDial).toMatchObject({
      buttons: [{ label: 'Žofie', blf: true }, {}],
      restarts: 1,
    })
    bench.files.set('bad.json', Buffer.from('{"buttons":[{"label":1}]}'))
    expect((await cli('speed-dial apply --file bad.json')).status).toBe(2)
  })

  it('password: the vault has the new one right after', async () => {
    expect((await cli('password', { newPassword: 'short' })).status).toBe(2)
    const changed = await cli('password', { newPassword: 'brand new word+1' })
    expect(changed.status).toBe(0)
    expect(only(changed)).toMatchObject({ ok: true, confirmed: true })
    expect(user().password).toBe('brand new word+1')
    expect((await cli('profile show')).status).toBe(0)
    expect((await cli('password')).status).not.toBe(0)
  })

  it('password: nothing is changed while the keychain is locked', async () => {
    bench.vault.fail = { code: 'secret-store-unavailable', detail: 'locked' }
    expect((await cli('password', { newPassword: 'another word 12' })).status).toBe(8)
    bench.vault.fail = null
    expect(user().password).toBe('brand new word+1')
  })

  it('account time and keep-alive', async () => {
    expect(only(await cli('account time'))['time']).toMatch(/GMT/)
    expect(only(await cli('account keep-alive'))).toMatchObject({ ok: true })
  })
})

describe('conference', () => {
  it('list and show', async () => {
    expect(only(await cli('conference list'))['conferences']).toMatchObject([
      { name: 'boris-room', extension: '6201' },
      { name: 'empty-201' },
    ])
    expect(only(await cli('conference show boris-room'))).toMatchObject({
      conference: {
        maxMembers: 10,
        room: { active: true, participants: [{ id: '1', name: '200' }, {}, {}] },
      },
    })
    // 406 is an empty room.
    expect(only(await cli('conference show empty-201'))).toMatchObject({
      conference: { room: { active: false, participants: [] } },
    })
    expect((await cli('conference show nowhere')).status).toBe(3)
    expect((await bench.cli(['conference', 'show', 'my room'])).status).toBe(7)
    // Somebody else's: settings, but nobody to see.
    expect(only(await cli('conference show annika-room'))).toMatchObject({ conference: { room: null } })
  })

  it('set, only the keys that change', async () => {
    expect(only(await cli('conference set boris-room maxMembers=20 video=yes'))).toMatchObject({
      confirmed: true,
      conference: { maxMembers: 20, video: true },
    })
    const put = portal.requests().findLast(({ method }) => method === 'PUT')
    expect(JSON.parse(put?.body ?? '')).toEqual({ setting: { maxMembers: 20, video: true } })
    expect((await cli('conference set boris-room quickStart=true')).status).toBe(2)
  })

  it.each([
    ['mute 1', 'OK mute 1'],
    ['unmute all', 'OK unmute'],
    ['deaf 2', 'OK deaf'],
    ['volume_in 1 2', 'OK volume_in'],
    ['lock', 'locked'],
    ['unlock', 'unlocked'],
    ['record meeting.wav', 'record'],
    ['play hello.wav', 'play'],
    ['say Hello to everyone', 'say ok Hello to everyone'],
    ['invite 204', 'Invitation sent'],
    ['transfer empty-201 2', 'OK transfer'],
    ['kick 3', 'OK kick 3'],
  ])('command %s', async (line, words) => {
    const told = await cli(`conference command boris-room ${line}`)
    expect(told.status).toBe(0)
    expect(only(told)['answer']).toContain(words)
    expect(portal.requests().at(-1)).toMatchObject({ method: 'GET', accept: 'text/plain' })
  })

  it('command: what cannot be said or done', async () => {
    expect((await cli('conference command boris-room dance')).status).toBe(2)
    expect((await cli('conference command boris-room play /etc/passwd')).status).toBe(2)
    expect((await cli('conference command boris-room dtmf 1 #')).status).toBe(2)
    expect((await cli('conference command boris-room mute 99')).status).toBe(3)
    expect((await cli('conference command empty-201 lock')).status).toBe(3)
    expect((await cli('conference command annika-room lock')).status).toBe(4)
    expect((await cli('conference command boris-room')).status).toBe(2)
  })
})
