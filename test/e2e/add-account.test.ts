import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_DOMAIN } from '../../main/demo/seed.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
const folder = mkdtempSync(join(tmpdir(), 'sidetone-certificate-'))
beforeAll(async () => {
  stage = await setStage()
})
afterAll(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Makes the system's file dialog answer `path`, as a person would. */
const chooseFile = (path: string) =>
  stage.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)

describe('adding an account with a .p12 file', () => {
  it('goes from welcome over wrong password and unknown certificate to a working account', async () => {
    const { window, company, alice } = stage
    const credential = await company.pki.issue({ commonName: String(alice.ownerId), email: alice.email })
    const p12 = join(folder, 'alice.p12')
    writeFileSync(p12, company.pki.toP12(credential, 'p12-secret'))
    await chooseFile(p12)

    await window.getByText('Welcome to Sidetone').waitFor()
    await window.getByRole('button', { name: /^SIP2SIP/ }).click()
    await window.getByRole('textbox', { name: 'User name or SIP address' }).fill('alice')
    await window.getByRole('textbox', { name: 'Domain' }).fill(DEMO_DOMAIN)
    await window.getByLabel(/^Password/).fill('demo-alice')
    await window.getByRole('button', { name: 'More options' }).click()
    await window.getByRole('textbox', { name: 'Settings page' }).fill(company.accounts.certificateUrl)
    await window
      .getByRole('textbox', { name: 'Phone server' })
      .fill(company.account.values['sipServer'] ?? '')
    await window.getByRole('button', { name: 'Choose file…' }).click()
    await window.getByLabel('Password of the certificate').fill('wrong')
    await window.getByRole('button', { name: 'Open', exact: true }).click()
    await window
      .getByText(/password of the certificate|does not open/i)
      .first()
      .waitFor()
    await window.getByLabel('Password of the certificate').fill('p12-secret')
    await window.getByRole('button', { name: 'Open', exact: true }).click()
    await window.getByText('Issued to').waitFor()

    await window.getByRole('button', { name: 'Test account' }).click()
    // Nobody vouches for the demo's certificate: the person compares its code and trusts exactly this one.
    await window.getByRole('button', { name: /trust it/ }).click()
    await window.getByText('It works').waitFor({ timeout: 20_000 })
    await window.getByRole('textbox', { name: 'Name for this account' }).fill('Office')
    await window.getByRole('button', { name: 'Add account', exact: true }).click()
    const { accounts } = await stage.until('added', (snapshot) => snapshot.accounts.length === 1)
    expect(accounts[0]?.info.name).toBe('Office')
    await stage.until('read', (snapshot) => snapshot.accounts[0]?.reachability.kind === 'ok')
  })

  it('keeps no secret where a window could read it', async () => {
    const { window } = stage
    const text = await window.evaluate(
      () =>
        document.documentElement.outerHTML +
        JSON.stringify({ ...localStorage }) +
        JSON.stringify({ ...sessionStorage }),
    )
    const seen = text + JSON.stringify(await stage.snapshot()) + stage.app.output()
    for (const secret of ['p12-secret', 'demo-alice', 'BEGIN PRIVATE KEY', 'BEGIN RSA'])
      expect(seen).not.toContain(secret)
  })

  it('tells a wrong password by its code, and stores nothing', async () => {
    const ca = join(folder, 'ca.pem')
    writeFileSync(ca, stage.company.pki.caPem)
    const { status, json } = await stage.cli(
      [
        'account',
        'add',
        '--provider',
        'sip2sip',
        '--name',
        'Second',
        '--server',
        stage.company.accounts.digestUrl,
        '--user',
        'bob',
        '--domain',
        DEMO_DOMAIN,
        '--ca',
        ca,
        '--secrets-stdin',
      ],
      { password: 'wrong' },
    )
    expect(status).toBe(4)
    expect(json).toMatchObject({ error: { code: 'unauthorized' } })
    expect((await stage.snapshot()).accounts).toHaveLength(1)
  })
})
