import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import type { VoicemailFacet } from '../../../../main/providers/facets/voicemail.ts'
import type { Result } from '../../../../shared/result.ts'
import { secret } from '../../../../shared/secret.ts'
import { startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'

const never = new AbortController().signal
let portal: TestPortal
let session: AccountSession
let voicemail: VoicemailFacet

beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())
beforeEach(() => {
  session = portal.open()
  if (!session.voicemail) throw new Error('no voicemail')
  voicemail = session.voicemail
  portal.setFault(null)
  portal.behaviour.release = 'new'
})

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const user = (name = '201') => {
  const found = portal.users.get(name)
  if (!found) throw new Error(`no user ${name}`)
  return found
}
const sent = (method: string) => portal.requests().filter((request) => request.method === method)

describe('the mailbox', () => {
  it('lists a folder, newest first, with sender and subject', async () => {
    const messages = value(await voicemail.list('inbox', never))
    expect(messages.map(({ id }) => id)).toEqual(['0000042', '0000041', '0000040'])
    expect(messages[0]).toMatchObject({
      folder: 'inbox',
      heard: false,
      urgent: true,
      durationSec: 12,
      from: { address: '200@pbx.example', name: 'Annika Switch' },
      subject: 'Voice Message 0000042',
      format: 'wav',
    })
    expect(messages[2]?.from).toEqual({ address: '+31208005160@pbx.example', name: null })
  })

  it('lists inbox, saved and deleted together', async () => {
    const folders = value(await voicemail.list(null, never)).map(({ folder }) => folder)
    expect(new Set(folders)).toEqual(new Set(['inbox', 'saved', 'deleted']))
  })

  it('is addressed by the real user name, whatever alias signed in', async () => {
    const other = portal.open({ values: { user: 'boris' } })
    expect(value((await other.voicemail?.list('inbox', never)) ?? missing())).toHaveLength(3)
    expect(portal.requests().at(-1)?.path).toBe('/my/redirect/mailbox/201/inbox')
    expect(portal.requests().at(-1)?.accept).toBe('*/*')
  })

  it('is empty, not broken, where there is no message', async () => {
    const other = portal.open({ values: { user: '202' } })
    expect(value((await other.voicemail?.list('inbox', never)) ?? missing())).toEqual([])
  })

  it('fetches a recording, and refuses what is none', async () => {
    const audio = value(await voicemail.audio({ folder: 'inbox', id: '0000042' }, never))
    expect(audio.contentType).toBe('audio/wav')
    expect(audio.bytes.length).toBe(44 + 12 * 16_000)
    expect(user().mailbox.messages[0]?.heard).toBe(false)
    portal.setFault('html', { path: '/my/redirect/media' })
    expect(await voicemail.audio({ folder: 'inbox', id: '0000042' }, never)).toMatchObject({
      error: { code: 'bad-response', detail: 'not-audio' },
    })
    expect(await voicemail.audio({ folder: 'inbox', id: 'nope' }, never)).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('marks as heard and unheard, and reads back', async () => {
    expect(value(await voicemail.mark('0000042', true, never))).toMatchObject({
      confirmed: true,
      value: { id: '0000042', heard: true, subject: 'Voice Message 0000042' },
    })
    expect(value(await voicemail.mark('0000042', false, never))).toMatchObject({
      confirmed: true,
      value: { heard: false },
    })
    expect(await voicemail.mark('gone', true, never)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('moves, renames and deletes, at last for good', async () => {
    expect(value(await voicemail.move('0000041', 'saved', never))).toMatchObject({
      confirmed: true,
      value: { folder: 'saved' },
    })
    expect(value(await voicemail.rename('0000041', 'Zürich & Co', never))).toMatchObject({
      confirmed: true,
      value: { subject: 'Zürich & Co' },
    })
    expect(value(await voicemail.remove('0000041', never))).toMatchObject({
      confirmed: true,
      value: 'deleted',
    })
    expect(value(await voicemail.remove('0000041', never))).toMatchObject({ confirmed: true, value: null })
    expect(await voicemail.remove('0000041', never)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('says so when the server said yes and did nothing', async () => {
    const message = user().mailbox.messages.find(({ id }) => id === '0000040')
    if (!message) throw new Error('no message')
    Object.defineProperty(message, 'folder', { value: 'inbox', writable: false, configurable: true })
    portal.setFault('status-200', { path: '/my/redirect/mailbox', method: 'PUT' })
    expect(value(await voicemail.move('0000040', 'saved', never))).toMatchObject({
      confirmed: false,
      differs: { asked: { folder: 'saved' }, got: { folder: 'inbox' } },
    })
  })

  it('counts by the message summary, else by the messages', async () => {
    const count = { unheard: 1, heard: 2, urgent: 1 }
    expect(value(await voicemail.count(never))).toEqual(count)
    portal.setFault('status-404', { path: '/my/redirect/mailbox/201/mwi' })
    expect(value(await voicemail.count(never))).toEqual(count)
  })

  it('names the status that is none', async () => {
    portal.setFault('1001', { path: '/my/redirect', times: 2 })
    expect(await voicemail.list('inbox', never)).toMatchObject({
      error: { code: 'server-error', detail: 'no-voicemail-node' },
    })
  })

  it('reads a feed and keeps the key of its links to itself', async () => {
    const feed = value(await voicemail.feed('inbox', never))
    expect(feed[0]).toMatchObject({ id: '0000042', title: 'Voice Message 0000042 from Annika Switch' })
    expect(JSON.stringify(feed) + portal.log.lines.join()).not.toContain(user().privateKey)
  })
})

describe('greeting, PIN and preferences', () => {
  it('sets each greeting by its Java name', async () => {
    for (const greeting of ['outofoffice', 'none', 'extendedabsence', 'standard'] as const)
      expect(value(await voicemail.greeting.write(greeting, never))).toEqual({
        value: greeting,
        confirmed: true,
        warnings: [],
      })
    expect(sent('PUT').map(({ body }) => body)).not.toContain('outofoffice')
  })

  it('uses the resource of its own where the release has no preferences', async () => {
    portal.behaviour.release = 'old'
    await voicemail.greeting.write('outofoffice', never)
    expect(user().mailbox.prefs.greeting).toBe('OUT_OF_OFFICE')
    const put = sent('PUT').at(-1)
    expect(put).toMatchObject({ path: '/my/mailbox/201/preferences/activegreeting/outofoffice', body: ' ' })
  })

  it('changes the PIN, never with an empty body, never a short one, and never logs it', async () => {
    expect((await voicemail.setPin(secret('90817263'), never)).ok).toBe(true)
    expect(user().mailbox.pin).toBe('90817263')
    expect(sent('PUT').at(-1)?.body).toBe(' ')
    expect(portal.log.lines.join()).not.toContain('90817263')
    const before = sent('PUT').length
    for (const pin of ['123', '', 'abcd', '12 34'])
      expect(await voicemail.setPin(secret(pin), never)).toMatchObject({
        error: { code: 'invalid-input', field: 'newPin' },
      })
    expect(sent('PUT')).toHaveLength(before)
  })

  const write = (change: Record<string, string>, of = session) =>
    of.preferences?.voicemail?.write?.(change, never)

  it('writes names of choices as the server has them, and only the keys that change', async () => {
    const done = await write({ emailFormat: 'brief', emailAttachType: 'no', altEmail: 'b@x.test' })
    expect(done).toMatchObject({ ok: true, value: { confirmed: true } })
    expect(JSON.parse(sent('PUT').at(-1)?.body ?? '')).toEqual({
      emailFormat: 'BRIEF',
      emailAttachType: 'NO',
      altEmail: 'b@x.test',
    })
  })

  it.each([
    [{ emailFormat: 'long' }, 'setting-choice'],
    [{ emailIncludeAudioAttachment: 'perhaps' }, 'flag'],
    [{ voicemailPermission: 'true' }, 'setting-read-only'],
    [{ emailformat: 'FULL' }, 'setting-unknown'],
  ])('refuses %j before anything is sent', async (change, detail) => {
    const before = sent('PUT').length
    expect(await write(change as Record<string, string>)).toMatchObject({
      error: { code: 'invalid-input', detail },
    })
    expect(sent('PUT')).toHaveLength(before)
  })

  it('tells that nothing happened without the permission', async () => {
    const other = portal.open({ values: { user: '202' } })
    expect(await write({ email: 'x@y.test' }, other)).toMatchObject({ ok: true, value: { confirmed: false } })
    expect(value((await other.voicemailSettings?.read(never)) ?? missing())).toEqual({ kind: 'none' })
  })

  it('names an enum that the server does not take', async () => {
    portal.setFault('status-500', { path: '/my/vmprefs', method: 'PUT' })
    expect(await write({ voicemailFormat: 'mp3' })).toMatchObject({
      error: { code: 'server-error', status: 500 },
    })
  })
})

describe('the personal attendant', () => {
  const attendant = () => session.preferences?.attendant
  const bodyOf = () => JSON.parse(sent('PUT').at(-1)?.body ?? '') as unknown

  it('keeps the keys of the menu that were not named', async () => {
    expect(await attendant()?.write?.({ 'menu.7': '200' }, never)).toMatchObject({
      ok: true,
      value: { confirmed: true },
    })
    expect(bodyOf()).toEqual({ menu: { '5': '202', '7': '200' } })
    expect(await attendant()?.write?.({ 'menu.5': '' }, never)).toMatchObject({
      ok: true,
      value: { confirmed: true },
    })
    expect(user().mailbox.attendant.menu).toEqual({ '7': '200' })
  })

  it('sends along what the server wants to see beside a key', async () => {
    expect(await attendant()?.write?.({ overrideLanguage: 'yes' }, never)).toMatchObject({
      value: { confirmed: true },
    })
    expect(bodyOf()).toEqual({ overrideLanguage: true, language: 'en' })
    expect(await attendant()?.write?.({ forwardDeleteVM: 'yes' }, never)).toMatchObject({
      value: { confirmed: true },
    })
    expect(bodyOf()).toEqual({ forwardDeleteVM: true, depositVM: true })
  })

  it('sets the operator, and resets it by the path with a slash at its end', async () => {
    expect(await attendant()?.write?.({ operator: '202' }, never)).toMatchObject({
      value: { confirmed: true },
    })
    expect(sent('PUT').at(-1)).toMatchObject({ path: '/my/voicemail/operator/202', body: ' ' })
    expect(await attendant()?.write?.({ operator: '' }, never)).toMatchObject({ value: { confirmed: true } })
    expect(sent('PUT').at(-1)?.path).toBe('/my/voicemail/operator/')
    expect(user().mailbox.attendant.operator).toBeNull()
  })

  it('offers the languages of the server', async () => {
    const read = value((await attendant()?.read(never)) ?? missing())
    expect(read.fields.find(({ key }) => key === 'language')?.options).toEqual(['en', 'de', 'fr', 'nl'])
    expect(await attendant()?.write?.({ language: 'tlh' }, never)).toMatchObject({
      error: { detail: 'setting-choice' },
    })
  })
})

function missing(): never {
  throw new Error('the facet is missing')
}
