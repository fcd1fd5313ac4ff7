import { err, ok, type Result } from '../../shared/result.ts'
import { usageError, type CliAnswer } from './answer.ts'
import { isSecretKey } from './command.ts'

/** `KEY=VALUE` words, each key once. A secret in argv is visible to every process of this machine: refused, not repeated. */
export function readKeyValues(
  words: readonly string[],
  usage: string,
): Result<Readonly<Record<string, string>>, CliAnswer> {
  const pairs = new Map<string, string>()
  for (const word of words) {
    const at = word.indexOf('=')
    const key = at < 0 ? word : word.slice(0, at)
    if (!/^[A-Za-z][\w.*#-]{0,63}$/.test(key) || at < 0 || isSecretKey(key) || pairs.has(key))
      return err(usageError(`${key.slice(0, 32)}=`, `sidetone ${usage}`))
    pairs.set(key, word.slice(at + 1))
  }
  return ok(Object.fromEntries(pairs))
}

/** `{'a.b': 1}` -> `{a: {b: 1}}`: the shape the system itself gives these values. */
export function nested(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const tree: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(values)) {
    const dot = key.indexOf('.')
    if (dot < 0) tree[key] = value
    else {
      const group = key.slice(0, dot)
      const inner = tree[group]
      tree[group] = {
        ...(typeof inner === 'object' && inner !== null ? inner : {}),
        [key.slice(dot + 1)]: value,
      }
    }
  }
  return tree
}
