import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from '../../support/app-process.ts'
import { runCli } from '../../support/cli.ts'
import { PORTAL_PASSWORD, SIPX_DOMAIN, startTestPortal, type TestPortal } from '../../support/demo-sipx.ts'
import { startKeyring, type Keyring } from '../../support/keyring.ts'
import { tempFolder } from '../../support/temp-folder.ts'

let portal: TestPortal
let keyring: Keyring
beforeAll(async () => {
  portal = await startTestPortal()
  keyring = await startKeyring()
}, 60_000)
afterAll(async () => {
  await portal.close()
  await keyring.stop()
})

it('puts the forwarding back that Do Not Disturb had shortened when the program was killed', async () => {
  const dataDir = tempFolder()
  const cli = (line: string, secrets?: object) =>
    runCli([...line.split(' '), '--timeout', '60'], {
      dataDir,
      env: keyring.env,
      ...(secrets && { secrets }),
    })
  const me = portal.users.get('201')
  const ring = { number: '200', type: 'If no response', enabled: true, expiration: 30, scheduleId: null }
  const before = { expiration: 25, rings: [ring] }
  if (me) Object.assign(me.forwarding, structuredClone(before))
  const where = `--server ${portal.url} --user 201 --domain ${SIPX_DOMAIN} --pin ${portal.pin}`
  const added = await cli(`account add --provider sipxcom --name Office ${where} --option dndAssist=yes`, {
    password: PORTAL_PASSWORD,
  })
  expect(added.status).toBe(0)

  // The server does it, its answer never comes, and the program is gone.
  portal.setFault('slow', { path: '/my/callfwd', method: 'PUT', afterWork: true })
  const words = ['dnd', 'on', '--data', dataDir, '--json']
  const child = spawn(process.execPath, [join(ROOT, 'main', 'cli', 'bin.js'), ...words], {
    env: { ...process.env, ...keyring.env },
  })
  await expect.poll(() => me?.forwarding.expiration, { timeout: 60_000, interval: 100 }).toBe(1)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone

  expect((await cli('dnd status')).json).toMatchObject({ accounts: [{ dnd: { kind: 'on' } }] })
  const off = await cli('dnd off')
  expect(off).toMatchObject({ status: 0, json: { accounts: [{ dnd: { kind: 'off' }, confirmed: true }] } })
  expect(me?.forwarding).toEqual(before)
}, 240_000)
