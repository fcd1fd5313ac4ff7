import { basename } from 'node:path'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { certificateVerdict } from '../../core/certificate-verdict.ts'
import type { SecretBundle } from '../../core/ports.ts'
import { isSecretKey, type CliContext } from '../command.ts'

/** Form values as the providers' manifests name them, from the options of `account add`. Errors: usage, file-*. */
export function formValues(context: CliContext): Result<Readonly<Record<string, string>>> {
  const { options } = context
  const values: Record<string, string> = {}
  for (const pair of options.option ?? []) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, Math.max(at, 0))
    // A secret in argv is visible to every process of this machine: refuse it, and do not repeat it.
    if (key === '' || isSecretKey(key)) return err(appError('usage', { detail: `--option ${key}` }))
    values[key] = pair.slice(at + 1)
  }
  const { server, user, domain, auth } = options
  for (const [key, value] of Object.entries({
    server,
    user,
    domain,
    auth,
    sipServer: options['sip-server'],
  })) {
    if (value !== undefined) values[key] = value
  }
  if (options['legacy-tls']) values['legacyTls'] = 'yes'
  const trusted = readTrust(context)
  if (!trusted.ok) return trusted
  const { pin, caPem } = trusted.value
  return ok({ ...values, ...(pin === null ? {} : { pin }), ...(caPem === null ? {} : { ca: caPem }) })
}

/** Whom to trust, from --pin and --ca. Errors: usage, file-unreadable, file-invalid. */
export function readTrust({ options, readFile }: Pick<CliContext, 'options' | 'readFile'>): Result<{
  readonly pin: string | null
  readonly caPem: string | null
}> {
  const pin = options.pin?.replaceAll(/[:\s]/g, '').toLowerCase() ?? null
  if (pin !== null && !/^[0-9a-f]{64}$/.test(pin)) return err(appError('usage', { detail: '--pin' }))
  if (options.ca === undefined) return ok({ pin, caPem: null })
  const file = readFile(options.ca)
  if (!file.ok) return file
  const caPem = file.value.toString('utf8')
  return caPem.includes('-----BEGIN CERTIFICATE-----')
    ? ok({ pin, caPem })
    : err(appError('file-invalid', { field: options.ca, detail: 'pem' }))
}

/** Reads the client certificate named by --p12 or --cert/--key. Errors: usage, file-unreadable, certificate-*. */
export async function clientCertificate(context: CliContext): Promise<Result<SecretBundle>> {
  const { options, readFile, secrets, core } = context
  if (options.p12 !== undefined && options.cert !== undefined)
    return err(appError('usage', { detail: '--p12 --cert' }))
  const path = options.p12 ?? options.cert
  if (path === undefined)
    return options.key === undefined ? ok({}) : err(appError('usage', { detail: '--key' }))
  const file = readFile(path)
  if (!file.ok) return file
  let bytes = file.value
  if (options.key !== undefined) {
    const key = readFile(options.key)
    if (!key.ok) return key
    bytes = Buffer.concat([bytes, Buffer.from('\n'), key.value])
  }
  const password =
    (options.p12 === undefined
      ? secrets.keyPassphrase
      : (secrets.p12Password ?? secrets.password)
    )?.reveal() ?? null
  const fileName = options.p12 === undefined ? `${basename(path)}.pem` : `${basename(path)}.p12`
  const legacy = options['legacy-tls'] ?? false
  const read = await core.reader.read({ fileName, bytes }, password, legacy)
  bytes.fill(0)
  if (!read.ok) return read
  const unfit = certificateVerdict(read.value.info, legacy, core.clock.now())
  return unfit ? err(unfit) : ok(read.value.secrets)
}
