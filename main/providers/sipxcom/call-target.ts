import type { DialTarget } from '../../../shared/domain/dial.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

/** A target as the call controller takes it: a number or name of the own domain, or `user@host`. */
export function controllerTarget(target: DialTarget, domain: string): string {
  switch (target.kind) {
    case 'number':
      return target.number
    case 'user':
      return target.user
    case 'address':
      return target.host.toLowerCase() === domain ? target.user : `${target.user}@${target.host}`
  }
}

/**
 * A target as `/my/call/{to}` takes it: it deletes `[ ] ( ) . { } -` everywhere, so that `a.b` would call `ab`, and refuses
 * blanks, `#` and addresses (reference sipxcom-user 1). Errors: target-invalid with detail `needs-call-controller`.
 */
export function plainTarget(target: DialTarget, domain: string): Result<string> {
  const text = controllerTarget(target, domain)
  return /^(?:\+?[0-9*]+|[A-Za-z0-9_]+)$/.test(text)
    ? ok(text)
    : err(appError('target-invalid', { detail: 'needs-call-controller' }))
}
