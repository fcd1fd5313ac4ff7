import { z } from 'zod'
import { secret, type Secret } from '../../shared/secret.ts'
import type { SecretBundle, SecretName } from '../core/ports.ts'
import { readJson } from './json-text.ts'

const SECRET_NAMES = [
  'password',
  'webPassword',
  'sipPassword',
  'journalKey',
  'certificatePem',
  'certificateKeyPem',
] as const satisfies readonly SecretName[]
const BundleSchema = z.partialRecord(z.enum(SECRET_NAMES), z.string())

/** The bytes that are sealed. The caller zero-fills them. */
export function formatBundle(bundle: SecretBundle): Buffer {
  const texts = SECRET_NAMES.flatMap((name) => (bundle[name] ? [[name, bundle[name].reveal()]] : []))
  return Buffer.from(JSON.stringify(Object.fromEntries(texts)), 'utf8')
}

/** Reads what `formatBundle` wrote and zero-fills it; null when it is something else. */
export function parseBundle(plaintext: Buffer): SecretBundle | null {
  const bundle = BundleSchema.safeParse(readJson(plaintext.toString('utf8')))
  plaintext.fill(0)
  if (!bundle.success) return null
  const secrets: { [N in SecretName]?: Secret } = {}
  for (const name of SECRET_NAMES) {
    const value = bundle.data[name]
    if (value !== undefined) secrets[name] = secret(value)
  }
  return secrets
}
