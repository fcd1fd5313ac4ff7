import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { secret, type Secret } from '../../shared/secret.ts'
import { isSecretKey, type CliSecrets, type SecretKey } from './command.ts'

/** Reads the one JSON object of `--secrets-stdin`. Errors: usage; the detail names a key, never a value. */
export function parseSecrets(text: string): Result<CliSecrets> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return err(appError('usage', { detail: '--secrets-stdin (one JSON object)' }))
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return err(appError('usage', { detail: '--secrets-stdin (one JSON object)' }))
  }
  const secrets: { [K in SecretKey]?: Secret } = {}
  for (const [key, value] of Object.entries(json)) {
    if (!isSecretKey(key))
      return err(appError('usage', { detail: `--secrets-stdin key ${key.slice(0, 32)}` }))
    if (typeof value !== 'string') return err(appError('usage', { detail: `--secrets-stdin ${key}` }))
    secrets[key] = secret(value)
  }
  return ok(secrets)
}
