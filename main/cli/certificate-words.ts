import type { Core } from '../core/core.ts'
import { expiryNotice, type ExpiryNotice } from '../../shared/domain/certificate-expiry.ts'
import { warning, type CliWarning } from './answer.ts'

/** A warning for every account whose certificate ends within 30, 7 or 1 days, or has ended. Needs no keychain. */
export function expiryWarnings(core: Core, accountId?: string): readonly CliWarning[] {
  return core.state.get().accounts.flatMap(({ info, certificate }) => {
    if (certificate === null || (accountId !== undefined && accountId !== info.id)) return []
    const notice = expiryNotice(certificate, core.clock.now())
    if (notice === null) return []
    const code = notice.kind === 'expired' ? 'certificate-expired' : `certificate-expires-${notice.stage}`
    return [warning(code, words(info.name, certificate.validTo, notice), { id: info.id, name: info.name })]
  })
}

function words(name: string, validTo: string, notice: ExpiryNotice): string {
  const day = validTo.slice(0, 10)
  if (notice.kind === 'expired')
    return `The certificate of ${name} expired on ${day}. Signing in with it fails. Get a new one with “account certificate”.`
  const left =
    notice.daysLeft === 0 ? 'today' : notice.daysLeft === 1 ? 'tomorrow' : `in ${notice.daysLeft} days`
  return `The certificate of ${name} expires ${left} (${day}). Get a new one with “account certificate”.`
}
