import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import { startDemoCompany, type DemoCompany } from '../../../main/demo/demo-company.ts'
import { ROOT } from '../../support/app-process.ts'
import { runCli } from '../../support/cli.ts'
import { createFakeLog } from '../../support/fake-core.ts'
import { startKeyring, type Keyring } from '../../support/keyring.ts'

let company: DemoCompany
let keyring: Keyring
let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sidetone-intercom-'))
  keyring = await startKeyring()
  const started = await startDemoCompany({ clock: createSystemClock(), log: createFakeLog().log })
  if (!started.ok) throw new Error(started.error.code)
  company = started.value
})
afterAll(async () => {
  await company.stop()
  await keyring.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the intercom of the demo company', () => {
  it('is added with what `sidetone demo` prints, and does what it is told', async () => {
    const { server, user, password, pin } = company.intercom.description
    expect(company.description).toMatchObject({ twon: { server, user, password, pin } })
    const cli = (argv: readonly string[], secrets?: object) =>
      runCli(argv, { dataDir, env: keyring.env, ...(secrets && { secrets }) })
    const door = ['--provider', 'twon', '--name', 'Door', '--server', server, '--user', user, '--pin', pin]
    expect(await cli(['account', 'add', ...door], { password })).toMatchObject({ status: 0 })
    expect(await cli(['intercom', 'config', 'show'])).toMatchObject({
      status: 0,
      json: { accounts: [{ config: [{ account: 1, sipNumber: '1010' }, { account: 2 }] }] },
    })
    expect(await cli(['intercom', 'switch', '1', 'on'])).toMatchObject({
      status: 0,
      json: { accounts: [{ switch: { active: true }, confirmed: true }] },
    })
    expect(await cli(['intercom', 'changes'])).toMatchObject({
      json: { changes: [{ kind: 'intercom-door', after: { switch: 1, action: 'on' } }] },
    })
  })

  it('is followed one JSON line per event, until stopped', async () => {
    const argv = ['intercom', 'events', '--follow', '--json', '--data', dataDir]
    const child = spawn(process.execPath, [join(ROOT, 'main', 'cli', 'bin.js'), ...argv], {
      env: { ...process.env, ...keyring.env },
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    const press = setInterval(() => {
      company.intercom.device.end(company.intercom.device.press(2, 'sip:alice@demo.sidetone.test'), 'busy')
      if (out.includes('terminated')) child.kill('SIGINT')
    }, 250)
    const status = await new Promise((resolve) => child.once('close', resolve))
    clearInterval(press)
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toContainEqual(
      expect.objectContaining({ name: 'KeyPressed', what: { kind: 'key', key: '%2' } }),
    )
    expect(lines.at(-1)).toEqual({ events: [], warnings: [] })
    expect(status).toBe(0)
  })
})
