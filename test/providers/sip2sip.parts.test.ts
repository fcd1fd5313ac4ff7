import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { DemoFault } from '../../main/demo/sip2sip/faults.ts'
import { createSip2sipAdapter } from '../../main/providers/sip2sip/adapter.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { DOMAIN, PASSWORD, startTestCompany } from '../support/demo-sip2sip.ts'
import { describeProvider, secrets, type ContractFault, type ContractSubject } from './contract.ts'

const FAULTS: { readonly [F in ContractFault]: DemoFault } = {
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

async function start(by: 'digest' | 'certificate', dialect: '2009' | '2012'): Promise<ContractSubject> {
  const company = await startTestCompany(createFakeClock())
  company.behaviour.dialect = dialect
  // Certificates were made for the address in 2009, and are for the account's owner now.
  const ofThen = await company.pki.issue({ commonName: `alice@${DOMAIN}` })
  const certificate =
    dialect === '2012'
      ? company.certificate
      : secrets({ certificatePem: ofThen.certPem, certificateKeyPem: ofThen.keyPem })
  const url = by === 'digest' ? company.digestUrl : company.certificateUrl
  const values = { server: url, user: 'alice', domain: DOMAIN, ca: company.pki.caPem, auth: by }
  const strangersKey = await company.pki.issue({ commonName: '9999' })
  const refused =
    by === 'digest'
      ? { secrets: secrets({ password: 'wrong-horse-77' }), codes: ['unauthorized'] as const }
      : {
          secrets: secrets({ certificatePem: strangersKey.certPem, certificateKeyPem: strangersKey.keyPem }),
          codes: ['client-certificate-refused'] as const,
        }
  return {
    adapter: createSip2sipAdapter(),
    values,
    secrets: by === 'digest' ? secrets({ password: PASSWORD }) : certificate,
    refused,
    deadValues: { ...values, server: `https://127.0.0.1:${await closedPort()}/settings.phtml` },
    badValues: [
      { values: { user: '' }, field: 'user' },
      { values: { server: 'gopher://old.example' }, field: 'server' },
      { values: { pin: 'xyz' }, field: 'pin' },
    ],
    open: (given, bundle) => company.open({ by, values: given, secrets: bundle }),
    break: (fault) => company.setFault(FAULTS[fault], { times: 1000 }),
    repair: () => company.setFault(null),
    logged: () => company.log.lines.join('\n'),
    planted: [PASSWORD, encodeURIComponent(PASSWORD), 'wrong-horse-77', 'PRIVATE KEY'],
    stop: () => company.stop(),
  }
}

describeProvider('SIP2SIP by digest', () => start('digest', '2012'))
describeProvider('SIP2SIP by client certificate', () => start('certificate', '2012'))
describeProvider('SIP2SIP of 2009 by digest', () => start('digest', '2009'))
describeProvider('SIP2SIP of 2009 by client certificate', () => start('certificate', '2009'))
