import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { DemoSipxFault } from '../../main/demo/sipxcom/faults.ts'
import { createSipxcomAdapter } from '../../main/providers/sipxcom/adapter.ts'
import { PORTAL_PASSWORD, SIPX_DOMAIN, SIPX_SIP_PASSWORD, startTestPortal } from '../support/demo-sipx.ts'
import { describeProvider, secrets, type ContractFault, type ContractSubject } from './contract.ts'

const FAULTS: { readonly [F in ContractFault]: DemoSipxFault } = {
  html: 'html',
  empty: 'empty',
  truncated: 'truncated',
  endless: 'endless',
  silent: 'slow',
  'server-error': 'status-500',
}

/** A port on which nobody listens: taken once and given back. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function start(
  more: Readonly<Record<string, string>>,
  bundle: Readonly<Record<string, string>> = {},
): Promise<ContractSubject> {
  const portal = await startTestPortal()
  const values = { server: portal.url, user: '201', domain: SIPX_DOMAIN, pin: portal.pin, ...more }
  return {
    adapter: createSipxcomAdapter(),
    values,
    secrets: secrets({ password: PORTAL_PASSWORD, ...bundle }),
    refused: { secrets: secrets({ password: 'wrong-horse-77' }), codes: ['unauthorized'] },
    deadValues: { ...values, server: `https://127.0.0.1:${await closedPort()}` },
    badValues: [
      { values: { server: '' }, field: 'server' },
      { values: { server: 'gopher://old.example' }, field: 'server' },
      { values: { server: 'http://pbx.example:12000' }, field: 'server' },
      { values: { server: 'https://name:word@pbx.example' }, field: 'server' },
      { values: { user: '' }, field: 'user' },
      { values: { user: 'a:b' }, field: 'user' },
      { values: { domain: 'not a domain' }, field: 'domain' },
      { values: { auth: 'certificate' }, field: 'auth' },
      { values: { sipServer: 'ftp://x' }, field: 'sipServer' },
      { values: { callController: 'http://a:b@x' }, field: 'callController' },
      { values: { historyZone: 'Mars/Base' }, field: 'historyZone' },
      { values: { pin: 'xyz' }, field: 'pin' },
      { values: { ca: 'no certificate' }, field: 'ca' },
    ],
    open: (given, held) => portal.open({ values: { ca: '', ...given }, secrets: held }),
    break: (fault) => portal.setFault(FAULTS[fault], { times: 1000 }),
    repair: () => portal.setFault(null),
    logged: () => portal.log.lines.join('\n'),
    planted: [PORTAL_PASSWORD, encodeURIComponent(PORTAL_PASSWORD), SIPX_SIP_PASSWORD, 'wrong-horse-77'],
    stop: () => portal.close(),
  }
}

describeProvider('sipXcom', () => start({}))
describeProvider('sipXcom, Do Not Disturb by the server', () => start({ dndAssist: 'yes' }))
describeProvider('sipXcom with a phone line', () =>
  start({ phoneLine: 'yes' }, { sipPassword: SIPX_SIP_PASSWORD }),
)
