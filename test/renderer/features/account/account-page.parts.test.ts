import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors.ts'
import {
  accountParts,
  EMPTY_PARTS,
  FAILED_PARTS,
  FULL_ACCOUNT,
  LOADING_PARTS,
  NOTES,
  OFF,
  ROUTE,
} from '../../../ui/scenarios-account.ts'
import { BASE, FIRST_START, HISTORY, historyOf } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Choose account, settings$/ }).click()
  await page.getByRole('menuitem', { name: 'Details of Office' }).click()
  await page.getByRole('heading', { name: 'Registered phones' }).waitFor()
}
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

describe('the page of an account', () => {
  it('asks for every part and marks this computer and strangers', async () => {
    const { page, main } = await open(FULL_ACCOUNT, accountParts())
    await openAccount(page)
    const phones = section(page, 'Registered phones')
    await phones.getByText('This computer', { exact: true }).waitFor()
    await phones.getByText('1 phone is not this computer.').waitFor()
    await section(page, 'Balance').getByText('12.50').waitFor()
    await page.getByText('Any name@conference.sip2sip.info').waitFor()
    await section(page, 'Mailbox').getByText('1233').waitFor()
    expect(new Set(main.inputsOf('account.read').map(({ part }) => part)).size).toBe(9)
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByText('No calls yet').waitFor()
  })

  it('draws the balance, and the same as a table and as a file', async () => {
    const { page, main } = await open(FULL_ACCOUNT, {
      ...accountParts(),
      'balance.save': () => ({ ok: true, value: { fileName: 'balance.csv' } }),
    })
    await openAccount(page)
    const movements = section(page, 'Balance over time')
    await movements.getByRole('img', { name: /from 10.00 to 12.50/ }).waitFor()
    await movements.getByRole('button', { name: 'Show as a table' }).click()
    expect(await movements.getByRole('row').count()).toBe(6)
    await movements.getByRole('button', { name: 'Save as CSV…' }).click()
    await movements.getByText('Saved as balance.csv').waitFor()
    expect(main.inputsOf('balance.save')).toEqual([{ accountId: 'office' }])
  })

  it('says in each part that there is nothing', async () => {
    const { page } = await open(FULL_ACCOUNT, EMPTY_PARTS)
    await openAccount(page)
    await page.getByText('No phone is registered. Calls cannot reach you by this account.').waitFor()
    await page.getByText('No further address yet.').waitFor()
    await page.getByText('Everybody may call at any time.').waitFor()
    await page.getByText('This account has no mailbox').waitFor()
    await page.getByText('Whether a call is being paid for now, the server does not say.').waitFor()
  })

  it('waits, fails and is stale part by part', async () => {
    const loading = await open(FULL_ACCOUNT, LOADING_PARTS)
    await openAccount(loading.page)
    expect(await loading.page.getByText('Asking SIP2SIP…').count()).toBeGreaterThan(5)
    const failed = await open(FULL_ACCOUNT, FAILED_PARTS)
    await openAccount(failed.page)
    await section(failed.page, 'Registered phones')
      .getByText(/No answer from/)
      .waitFor()
    await failed.page.getByText('This account has no balance: it is probably not prepaid.').waitFor()
    await failed.page.getByText('Many servers cannot tell this').waitFor()
    let fails = false
    const parts = accountParts()
    const stale = await open(FULL_ACCOUNT, {
      'account.read': (input) =>
        fails
          ? { ok: false, error: appError('timeout') }
          : (parts['account.read']?.(input) ?? { ok: false, error: appError('timeout') }),
    })
    await openAccount(stale.page)
    const mailbox = section(stale.page, 'Mailbox')
    await mailbox.getByText('1233').waitFor()
    fails = true
    await mailbox.getByRole('button', { name: 'Ask again: Mailbox' }).click()
    await mailbox.getByText(/could not be renewed/).waitFor()
    await mailbox.getByText('1233').waitFor()
  })

  it('adds an address, redeems a card once, and fetches a certificate', async () => {
    const { page, main } = await open(FULL_ACCOUNT, {
      ...accountParts(),
      'alias.add': () => ({ ok: true, value: { confirmed: false } }),
      'balance.redeem': () => ({ ok: true, value: { confirmed: true } }),
      'certificate.save': () => ({ ok: true, value: { fileName: 'alice.p12' } }),
    })
    await openAccount(page)
    await page.getByRole('button', { name: 'Add an address' }).first().click()
    await page.getByLabel('Name before the @').fill('ally')
    await page.keyboard.press('Enter')
    await page.getByText('The server said yes, but does not list it yet.').waitFor()
    await page.getByRole('button', { name: 'Redeem a card' }).click()
    await page.getByLabel('Number of the card').fill('7')
    await page.getByLabel('Code of the card').fill('1234567890')
    await page.getByRole('button', { name: 'Redeem', exact: true }).click()
    await page.getByText('Redeemed: the balance is higher now.').waitFor()
    expect(await page.getByLabel('Code of the card').inputValue()).toBe('')
    expect(main.inputsOf('balance.redeem')).toEqual([{ accountId: 'office', id: '7', voucher: '1234567890' }])
    await page.getByRole('button', { name: /\.p12/ }).click()
    await page.getByText(/Saved as alice\.p12/).waitFor()
  })

  it('shares with a passphrase, lets another machine join, and stops', async () => {
    let on = false
    const { page, main } = await open(FULL_ACCOUNT, {
      ...accountParts(),
      'account.read': (input) =>
        accountParts(on ? {} : { journal: OFF })['account.read']?.(input) ?? {
          ok: false,
          error: appError('timeout'),
        },
      'journal.turnOn': () => {
        on = true
        return { ok: true, value: undefined }
      },
      'journal.turnOff': () => {
        on = false
        return { ok: true, value: undefined }
      },
    })
    await openAccount(page)
    const machines = section(page, 'Your other machines')
    await machines.getByLabel('Passphrase').fill('one key for both')
    await machines.getByRole('button', { name: 'Share', exact: true }).click()
    await machines.getByText('3 entries of another program, 1 entry under another passphrase').waitFor()
    expect(main.inputsOf('journal.exchange')).toEqual([{ accountId: 'office' }])
    await machines.getByRole('button', { name: 'Let another machine join…' }).click()
    await page.getByRole('img', { name: 'Code for another machine as a picture' }).waitFor()
    await page.getByText(/^SJ1-/).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await machines.getByRole('button', { name: 'Stop sharing…' }).click()
    await page.getByRole('button', { name: 'Stop sharing here' }).click()
    await machines.getByLabel('Passphrase').waitFor()
  })

  it('reads the code another machine shows from a picture of it', async () => {
    const shown = await open(FULL_ACCOUNT, accountParts())
    await openAccount(shown.page)
    await shown.page.getByRole('button', { name: 'Let another machine join…' }).click()
    const code = await shown.page.getByText(/^SJ1-/).innerText()
    const picture = await shown.page.screenshot()
    const { page, main } = await open(FULL_ACCOUNT, accountParts({ journal: OFF }))
    await openAccount(page)
    await page.getByRole('button', { name: 'Another machine shares already' }).click()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Read from a picture…' }).click()
    const joined = main.next('journal.join')
    await (await choosing).setFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
    expect((await joined).code).toBe(code.replaceAll('-', ''))
    const again = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Read from a picture…' }).click()
    await (await again).setFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await page.getByText('There is no such code in this picture.').waitFor()
  })

  it('warns in the window before a certificate ends', async () => {
    const { page } = await open(FULL_ACCOUNT, accountParts())
    await page.getByText('The certificate of Office ends in 5 days').waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('The certificate of Office ends in 5 days').waitFor({ state: 'detached' })
  })
})

describe('notes and blocked callers', () => {
  it('are written and set from the details of a call, in a narrow window too', async () => {
    const { page, main } = await open(BASE, { ...historyOf(HISTORY), ...NOTES })
    await page.getByRole('row', { name: /Ann van der Berg/ }).hover()
    await page.getByRole('button', { name: 'More about this call' }).first().click()
    await page.getByText('Plumber. Mornings only.').waitFor()
    await page.getByRole('button', { name: 'Add: Note on this call' }).click()
    await page.getByLabel('Note on this call').fill('Asked for a quote')
    await page.getByRole('button', { name: 'Save note' }).click()
    await expect
      .poll(() => main.inputsOf('note.write'))
      .toEqual([{ subject: { kind: 'call', call: 'h0' }, text: 'Asked for a quote' }])
    await page.getByRole('button', { name: 'Block this caller' }).click()
    await expect
      .poll(() => main.inputsOf('block.add'))
      .toEqual([{ address: '+31612349876@sip2sip.info', name: 'Ann van der Berg' }])
  })

  it('are listed in the settings, where they are let through again', async () => {
    const { page, main } = await open(BASE, NOTES)
    await page.getByRole('button', { name: /Choose account, settings$/ }).click()
    await page.getByRole('menuitem', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Let through again: Survey Ltd' }).click()
    await expect.poll(() => main.inputsOf('block.remove')).toEqual([{ address: '+442079460958' }])
  })
})

describe('the way of a call', () => {
  it('is told step by step with what is in the way', async () => {
    const { page, main } = await open(BASE, ROUTE)
    await page.getByRole('tab', { name: 'Availability' }).click()
    await page.getByLabel('Who calls').fill('+442079460958')
    await page.keyboard.press('Enter')
    await page.getByText('Your phones ring. For 25 s.').waitFor()
    await page.getByText(/Only callers in these groups get through now: family, friends/).waitFor()
    expect(main.inputsOf('route.explain')).toEqual([{ from: '+442079460958', at: null, accountId: null }])
  })
})

describe('a new account from the welcome screen', () => {
  it('says which field is wrong, compares the server’s code, and tells what became of a lost answer', async () => {
    const fingerprint = '9f'.repeat(32)
    const { page, main } = await open(FIRST_START, {
      'enrolment.make': ({ values, pin }) =>
        values['username'] === 'alice'
          ? { ok: false, error: appError('conflict', { detail: 'user-exists', host: 'x' }) }
          : pin === null
            ? { ok: false, error: appError('tls-unknown-issuer', { host: 'x', fingerprint }) }
            : {
                ok: true,
                value: { accountId: 'new', address: 'ally@x', warnings: ['answer-lost'] },
              },
    })
    await page.getByRole('button', { name: 'Make one at SIP2SIP' }).click()
    await page.getByRole('button', { name: 'Make the account' }).click()
    expect(await page.getByText('This is needed.').count()).toBe(4)
    await page.getByLabel('User name').fill('alice')
    await page.getByLabel('Your name').fill('Alice')
    await page.getByLabel('E-mail').fill('alice@example.org')
    await page.getByLabel('Password', { exact: true }).fill('secret-1')
    await page.getByRole('button', { name: 'Make the account' }).click()
    await page.getByText(/Somebody else has this user name/).waitFor()
    await page.getByLabel('User name').fill('ally')
    await page.getByRole('button', { name: 'Make the account' }).click()
    await page.getByRole('button', { name: /trust it/ }).click()
    await page.getByText('ally@x is yours').waitFor()
    await page.getByText('signing in showed that the account is there').waitFor()
    expect(main.inputsOf('enrolment.make').at(-1)).toMatchObject({ provider: 'sip2sip', pin: fingerprint })
  })
})
