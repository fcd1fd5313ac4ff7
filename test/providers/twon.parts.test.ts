import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { DemoTwonFault } from '../../main/demo/twon/faults.ts'
import { createTwonAdapter } from '../../main/providers/twon/adapter.ts'
import { API_PASSWORD, API_USER, startTestIntercom } from '../support/demo-twon.ts'
import { describeProvider, secrets, type ContractFault, type ContractSubject } from './contract.ts'

const FAULTS: { readonly [F in ContractFault]: DemoTwonFault } = {
  html: 'html',
  empty: 'empty',
  truncated: 'truncated',
  endless: 'endless',
  silent: 'slow',
  'server-error': '500',
}

/** A port on which nobody listens: taken once and given back. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function start(more: Readonly<Record<string, string>>): Promise<ContractSubject> {
  const device = await startTestIntercom()
  const values = { server: device.httpsUrl, user: API_USER, pin: device.pin, ...more }
  return {
    adapter: createTwonAdapter(),
    values,
    secrets: secrets({ password: API_PASSWORD }),
    refused: { secrets: secrets({ password: 'wrong-horse-77' }), codes: ['unauthorized'] },
    deadValues: { ...values, server: `https://127.0.0.1:${await closedPort()}` },
    badValues: [
      { values: { server: '' }, field: 'server' },
      { values: { server: 'gopher://old.example' }, field: 'server' },
      { values: { server: 'https://name:word@door.example' }, field: 'server' },
      { values: { user: 'a:b' }, field: 'user' },
      { values: { auth: 'kerberos' }, field: 'auth' },
      { values: { auth: 'basic', user: '' }, field: 'user' },
      { values: { pin: 'xyz' }, field: 'pin' },
      { values: { ca: 'no certificate' }, field: 'ca' },
      { values: { dnd: 'sometimes' }, field: 'dnd' },
      { values: { dnd: 'disable', dndAccount: '0' }, field: 'dndAccount' },
    ],
    open: (given, bundle) => device.open({ values: given, secrets: bundle }),
    break: (fault) => device.setFault(FAULTS[fault], { times: 1000 }),
    repair: () => device.setFault(null),
    logged: () => device.log.lines.join('\n'),
    planted: [API_PASSWORD, encodeURIComponent(API_PASSWORD), 'wrong-horse-77', 'PRIVATE KEY'],
    stop: () => device.close(),
  }
}

describeProvider('2N intercom', () => start({}))
describeProvider('2N intercom, Do Not Disturb by switching the SIP account off', () =>
  start({ dnd: 'disable' }),
)
describeProvider('2N intercom, Do Not Disturb by an answer mode', () => start({ dnd: 'answer-mode:0' }))
