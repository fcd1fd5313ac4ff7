import { describe, expect, it } from 'vitest'
import type { ChosenFile } from '../../../../shared/domain/draft.ts'
import { appError } from '../../../../shared/errors.ts'
import { DraftIdSchema } from '../../../../shared/ids.ts'
import type { Handlers } from '../../../ui/fake-main.ts'
import { BASE, FIRST_START, OFFICE } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
const FINGERPRINT = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const LOCKED: ChosenFile = { fileName: 'alice.p12', kind: 'p12', needsPassword: true, certificate: null }
const CERTIFICATE = {
  subject: 'alice@sip2sip.info',
  issuer: 'SIP Thor',
  validFrom: '2026-01-04T00:00:00Z',
  validTo: '2027-01-04T00:00:00Z',
  fingerprint: FINGERPRINT,
  keyType: 'rsa-2048',
  expired: false,
  weak: false,
}
const good: Handlers = {
  'draft.start': () => ({ ok: true, value: { draftId: DraftIdSchema.parse('d1') } }),
  'draft.chooseCertificate': () => ({ ok: true, value: LOCKED }),
  'draft.inspectCertificate': ({ password }) =>
    password === 'right'
      ? { ok: true, value: { ...LOCKED, needsPassword: false, certificate: CERTIFICATE } }
      : { ok: false, error: appError('certificate-password-wrong') },
  'draft.test': () => ({
    ok: true,
    value: {
      ok: true,
      steps: [{ step: 'sign-in', state: 'ok' }],
      address: 'alice@sip2sip.info',
      displayName: 'Alice',
    },
  }),
  'draft.commit': () => ({ ok: true, value: { accountId: 'office' } }),
}

describe('the first start', () => {
  it('offers every phone system and the demo, and shows the calls when there is an account', async () => {
    const { page, main } = await open(FIRST_START)
    for (const { title } of FIRST_START.providers)
      await page.getByRole('button', { name: new RegExp(`^${title}`) }).waitFor()
    await page.getByRole('button', { name: 'Try it with a demo phone company' }).click()
    expect(main.inputsOf('app.startDemo')).toEqual([{}])
    main.change({ demo: 'starting' })
    await page.getByRole('button', { name: 'Starting the demo…' }).waitFor()
    main.change({ demo: 'on', accounts: [OFFICE] })
    await page.getByText('No calls yet').waitFor()
    await page.getByText('Demo', { exact: true }).waitFor()
  })
  it('says why the demo did not start', async () => {
    const { page } = await open(FIRST_START, {
      'app.startDemo': () => ({ ok: false, error: appError('storage-full') }),
    })
    await page.getByRole('button', { name: 'Try it with a demo phone company' }).click()
    await page.getByText('The disk is full.').waitFor()
  })
})

describe('adding an account', () => {
  it('goes from a locked certificate to a named account, and shows its subject, validity and code', async () => {
    const { page, main } = await open(FIRST_START, good)
    await page.getByRole('button', { name: /^SIP2SIP/ }).click()
    await page.getByLabel(/User name or SIP address/).fill('alice')
    await page.getByRole('button', { name: 'More options' }).click()
    await page.getByRole('button', { name: 'Choose file…' }).click()
    const password = page.getByLabel('Password of the certificate')
    await password.fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('This password does not open the certificate.').waitFor()
    await password.fill('right')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('4 Jan 2026 to 4 Jan 2027').waitFor()
    await page.getByRole('button', { name: 'Show its code' }).click()
    await page.getByText('9F86', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Test account' }).click()
    await page.getByText('It works. Signed in as alice@sip2sip.info').waitFor()
    await page.getByLabel('Name for this account').fill('Office')
    const committed = main.next('draft.commit')
    await page.getByRole('button', { name: 'Add account' }).click()
    expect(await committed).toEqual({ draftId: 'd1', name: 'Office' })
    main.change({ accounts: [OFFICE] })
    await page.getByText('No calls yet').waitFor()
  })

  it('keeps the certificate’s and the account’s passwords out of what it shows and forgets them on leaving', async () => {
    const { page, main } = await open({ ...BASE, accounts: [OFFICE] }, good)
    main.emit('view.requested', { view: 'add-account' })
    await page.getByRole('button', { name: /^SIP account/ }).click()
    await page.getByLabel(/SIP address/).fill('alice@example.org')
    await page.getByLabel(/^Password/).fill('s3cret-canary')
    expect(await page.getByLabel(/^Password/).getAttribute('type')).toBe('password')
    await page.getByRole('button', { name: 'Test account' }).click()
    await page.getByText('It works.').waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByText('No calls yet').waitFor()
    expect(main.inputsOf('draft.discard')).toEqual([{ draftId: 'd1' }])
    main.emit('view.requested', { view: 'add-account' })
    await page.getByRole('button', { name: /^SIP account/ }).click()
    expect(await page.getByLabel(/^Password/).inputValue()).toBe('')
    expect(await page.content()).not.toContain('s3cret-canary')
  })

  it('says at the field what is wrong with it, and loses nothing that was typed', async () => {
    const { page } = await open(FIRST_START, {
      ...good,
      'draft.test': () => ({ ok: false, error: appError('invalid-input', { field: 'sipServer' }) }),
    })
    await page.getByRole('button', { name: /^SIP account/ }).click()
    await page.getByRole('button', { name: 'Test account' }).click()
    const address = page.getByLabel(/SIP address/)
    expect(await address.getAttribute('aria-invalid')).toBe('true')
    await address.fill('alice@example.org')
    expect(await address.getAttribute('aria-invalid')).toBeNull()
    await page.getByRole('button', { name: 'Test account' }).click()
    // The field is among the folded ones: it unfolds.
    const server = page.getByLabel(/Phone server/)
    await server.waitFor()
    expect(await server.getAttribute('aria-invalid')).toBe('true')
    expect(await address.inputValue()).toBe('alice@example.org')
  })

  it('lets a person compare an unknown certificate, whose safe answer is the prominent one', async () => {
    let trusted = false
    const { page, main } = await open(FIRST_START, {
      ...good,
      'draft.test': () =>
        trusted
          ? { ok: true, value: { ok: true, steps: [], address: null, displayName: null } }
          : {
              ok: false,
              error: appError('tls-unknown-issuer', { host: 'pbx.example.net', fingerprint: FINGERPRINT }),
            },
      'draft.trust': () => {
        trusted = true
        return { ok: true, value: undefined }
      },
    })
    await page.getByRole('button', { name: /^SIP account/ }).click()
    await page.getByLabel(/SIP address/).fill('alice@example.org')
    await page.getByRole('button', { name: 'Test account' }).click()
    await page.getByText('Is this your server?').waitFor()
    const shown = await page.locator('.code-groups').textContent()
    expect(shown?.replaceAll(' ', '').toLowerCase()).toBe(FINGERPRINT)
    await page.getByRole('button', { name: 'They are different' }).click()
    expect(await page.getByLabel(/SIP address/).inputValue()).toBe('alice@example.org')
    await page.getByRole('button', { name: 'Test account' }).click()
    await page.getByRole('button', { name: 'The codes are the same: trust it' }).click()
    await page.getByLabel('Name for this account').waitFor()
    expect(main.inputsOf('draft.trust')).toEqual([{ draftId: 'd1', fingerprint: FINGERPRINT }])
  })
})
