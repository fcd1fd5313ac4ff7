import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess } from '../lab/processes.ts'
import type { DemoCredential } from '../../main/demo/pki.ts'

/** OpenLDAP's server, started for a test on a port of its own, over TLS only. */
export type OpenLdap = { readonly port: number; readonly base: string; stop(): Promise<void> }

export const LDAP_BASE = 'ou=addressbook, dc=sip2sip, dc=info'
export const LDAP_LOGIN = { user: 'cn=reader,dc=sip2sip,dc=info', password: 'directory secret' }

/** The two attributes that are in no standard schema, by the names that the operator's own client reads. */
const SCHEMA = `
attributetype ( 1.3.6.1.4.1.99999.1.1 NAME 'SIPIdentitySIPURI' EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )
attributetype ( 1.3.6.1.4.1.99999.1.2 NAME 'workNumber' EQUALITY telephoneNumberMatch SUBSTR telephoneNumberSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.50 )
objectclass ( 1.3.6.1.4.1.99999.2.1 NAME 'sipPerson' SUP inetOrgPerson STRUCTURAL MAY ( SIPIdentitySIPURI $ workNumber ) )
`

function find(name: string): string {
  return [`/usr/sbin/${name}`, `/usr/local/sbin/${name}`].find((path) => existsSync(path)) ?? name
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** `ldif` below the base; `openTo` who may read: everybody, or the login only. */
export async function startOpenLdap(options: {
  readonly tls: DemoCredential
  readonly ldif: string
  readonly openTo?: 'everybody' | 'login'
}): Promise<OpenLdap> {
  const dir = mkdtempSync(join(tmpdir(), 'sidetone-slapd-'))
  const put = (name: string, content: string): string => {
    const path = join(dir, name)
    writeFileSync(path, content, { mode: 0o600 })
    return path
  }
  mkdirSync(join(dir, 'db'))
  const by = options.openTo === 'login' ? 'by users read by anonymous auth by * none' : 'by * read'
  const config = put(
    'slapd.conf',
    [
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      ...['core', 'cosine', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`),
      `include ${put('sip.schema', SCHEMA)}`,
      `pidfile ${join(dir, 'slapd.pid')}`,
      `TLSCertificateFile ${put('cert.pem', options.tls.certPem)}`,
      `TLSCertificateKeyFile ${put('key.pem', options.tls.keyPem)}`,
      'database mdb',
      'maxsize 16777216',
      'suffix "dc=sip2sip,dc=info"',
      `directory ${join(dir, 'db')}`,
      `access to * ${by}`,
      '',
    ].join('\n'),
  )
  const data = [
    'dn: dc=sip2sip,dc=info\nobjectClass: dcObject\nobjectClass: organization\ndc: sip2sip\no: SIP2SIP',
    'dn: ou=addressbook,dc=sip2sip,dc=info\nobjectClass: organizationalUnit\nou: addressbook',
    `dn: ${LDAP_LOGIN.user}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\nuserPassword: ${LDAP_LOGIN.password}`,
    options.ldif,
    '',
  ].join('\n\n')
  const loaded = spawnSync(find('slapadd'), ['-q', '-f', config, '-l', put('data.ldif', data)], {
    encoding: 'utf8',
  })
  if (loaded.status !== 0) throw new Error(`slapadd: ${loaded.stderr}${loaded.error?.message ?? ''}`)

  const port = await freePort()
  // `-d 0` keeps it in the foreground, so that it ends with us.
  const slapd = startProcess(find('slapd'), ['-d', '0', '-f', config, '-h', `ldaps://127.0.0.1:${port}`])
  const stop = async (): Promise<void> => {
    await slapd.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await listens(port)) return { port, base: LDAP_BASE, stop }
    if (!slapd.isAlive()) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await stop()
  throw new Error(`slapd did not start: ${slapd.output()}`)
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const done = (open: boolean) => () => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', done(true)).once('error', done(false))
  })
}

/** A person as LDIF; values beyond ASCII and with leading signs go as base64 (RFC 2849). */
export function personLdif(name: string, attributes: Readonly<Record<string, string>> = {}): string {
  const line = (key: string, value: string): string =>
    /^[A-Za-z0-9+][ -~]*$/.test(value)
      ? `${key}: ${value}`
      : `${key}:: ${Buffer.from(value, 'utf8').toString('base64')}`
  // RFC 4514 2.4
  const escaped = name.replace(/[,+"\\<>;=#]/g, (sign) => `\\${sign}`)
  return [
    line('dn', `cn=${escaped},ou=addressbook,dc=sip2sip,dc=info`),
    'objectClass: sipPerson',
    line('cn', name),
    line('sn', name),
    ...Object.entries(attributes).map(([key, value]) => line(key, value)),
  ].join('\n')
}
