import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type LabCertificates = { readonly caPem: string; readonly certFile: string; readonly keyFile: string }

/** An own authority and a server certificate for 127.0.0.1, localhost and `domain`, made by openssl in `dir`. */
export function makeLabCertificates(dir: string, domain: string): LabCertificates {
  const file = (name: string): string => join(dir, name)
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' })
  }
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '30',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Lab authority',
  )
  openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost')
  writeFileSync(
    file('server.ext'),
    `subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:${domain}\nextendedKeyUsage=serverAuth\n`,
  )
  const signing = [
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '30',
    '-extfile',
    'server.ext',
  ]
  openssl('x509', '-req', '-in', 'server.csr', ...signing, '-out', 'server.pem')
  return {
    caPem: readFileSync(file('ca.pem'), 'utf8'),
    certFile: file('server.pem'),
    keyFile: file('server.key'),
  }
}
