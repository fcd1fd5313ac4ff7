import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type KeyPair = { readonly certPem: string; readonly keyPem: string }
export type KeyKind = 'ec' | 'ed25519' | 'rsa-2048' | 'rsa-1024'
export type CertificateSpec = {
  readonly name?: string
  readonly key?: KeyKind
  readonly digest?: 'sha256' | 'sha1' | 'md5'
  /** `DNS:a.example`, `IP:127.0.0.1`; default is localhost by all its names. */
  readonly altNames?: readonly string[]
  readonly from?: Date
  readonly to?: Date
  readonly signedBy?: 'root' | 'self'
}

const DAY_MS = 86_400_000
const LOCAL = ['DNS:localhost', 'IP:127.0.0.1', 'IP:::1']

const CONFIG = (dir: string): string => `
[ca]
default_ca = here
[here]
dir = ${dir}
database = ${dir}/index.txt
new_certs_dir = ${dir}
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
[req]
distinguished_name = dn
[dn]
`

/** A certificate authority in a temporary folder, made with the machine's openssl; `remove` deletes it. */
export function createPki() {
  const dir = mkdtempSync(join(tmpdir(), 'pki-'))
  const file = (name: string): string => join(dir, name)
  const openssl = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: dir })
  writeFileSync(file('ca.cnf'), CONFIG(dir))
  writeFileSync(file('index.txt'), '')
  let count = 0

  const makeKey = (kind: KeyKind): string => {
    const path = file(`${(count += 1)}.key`)
    const how =
      kind === 'ec'
        ? ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']
        : kind === 'ed25519'
          ? ['-algorithm', 'ED25519']
          : ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${kind.slice(4)}`]
    openssl('genpkey', ...how, '-out', path)
    return path
  }

  const root = file('root.pem')
  // RSA, because no ECDSA key signs with MD5.
  const rootKey = makeKey('rsa-2048')
  openssl(
    'req',
    '-x509',
    '-config',
    'ca.cnf',
    '-key',
    rootKey,
    '-out',
    root,
    '-subj',
    '/CN=Sidetone Test Root',
    '-days',
    '30',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  )

  return {
    dir,
    rootPem: readFileSync(root, 'utf8'),

    issue(spec: CertificateSpec = {}): KeyPair {
      const key = makeKey(spec.key ?? 'ec')
      const [csr, cert] = [`${key}.csr`, `${key}.pem`]
      openssl(
        'req',
        '-new',
        '-config',
        'ca.cnf',
        '-key',
        key,
        '-out',
        csr,
        '-subj',
        `/CN=${spec.name ?? 'localhost'}`,
        '-addext',
        `subjectAltName=${(spec.altNames ?? LOCAL).join(',')}`,
      )
      const signer =
        spec.signedBy === 'self' ? ['-selfsign', '-keyfile', key] : ['-cert', root, '-keyfile', rootKey]
      const digest = spec.key === 'ed25519' ? 'sha256' : (spec.digest ?? 'sha256')
      openssl(
        'ca',
        '-batch',
        '-notext',
        '-config',
        'ca.cnf',
        ...signer,
        '-md',
        digest,
        '-in',
        csr,
        '-out',
        cert,
        '-startdate',
        stamp(spec.from ?? new Date(Date.now() - DAY_MS)),
        '-enddate',
        stamp(spec.to ?? new Date(Date.now() + 10 * DAY_MS)),
      )
      return { certPem: readFileSync(cert, 'utf8'), keyPem: readFileSync(key, 'utf8') }
    },

    /** `rc2`: what Windows and Keychain exported for decades; `3des`: the newer old kind. */
    p12(pair: KeyPair, password: string, style: 'modern' | 'rc2' | '3des' = 'modern', chain = true): Buffer {
      const name = file(`${(count += 1)}`)
      writeFileSync(`${name}.in`, `${pair.certPem}\n${pair.keyPem}`)
      const how =
        style === 'rc2'
          ? ['-legacy']
          : style === '3des'
            ? ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']
            : []
      openssl(
        'pkcs12',
        '-export',
        '-in',
        `${name}.in`,
        '-out',
        `${name}.p12`,
        '-passout',
        `pass:${password}`,
        '-name',
        'friendly',
        ...(chain ? ['-certfile', root] : []),
        ...how,
      )
      return readFileSync(`${name}.p12`)
    },

    /** `pkcs8`: ENCRYPTED PRIVATE KEY; `traditional`: the key's own form with a Proc-Type header. */
    lockKey(keyPem: string, password: string, style: 'pkcs8' | 'traditional'): string {
      const name = file(`${(count += 1)}`)
      writeFileSync(`${name}.in`, keyPem)
      const form = style === 'pkcs8' ? [] : ['-traditional']
      return openssl(
        'pkey',
        '-in',
        `${name}.in`,
        '-aes-256-cbc',
        '-passout',
        `pass:${password}`,
        ...form,
      ).toString()
    },

    remove(): void {
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export type Pki = ReturnType<typeof createPki>

/** `20261124021530Z`. */
function stamp(at: Date): string {
  return `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
}
