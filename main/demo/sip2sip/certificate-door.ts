import { phpInt } from './php.ts'
import type { DemoUser } from './state.ts'

export type CertificateVerdict =
  | { readonly kind: 'user'; readonly user: DemoUser }
  | { readonly kind: 'text'; readonly text: string }

/**
 * Who a client certificate stands for (reference sip2sip 2). Today: `account=` says who, the subject's CN is the number
 * of the owner. In 2009: the CN is the SIP address and no parameter is needed. Errors are text with status 200.
 */
export function enterByCertificate(
  question: {
    readonly account: string | undefined
    readonly commonName: string | null
    readonly dialect: '2009' | '2012'
  },
  find: (username: string, domain: string) => DemoUser | undefined,
): CertificateVerdict {
  const no = (text: string): CertificateVerdict => ({ kind: 'text', text: `${text}X.509 Credentials error` })
  const { commonName } = question
  const account = question.account ?? (question.dialect === '2009' ? (commonName ?? '') : '')
  if (account === '') return no('Error, please specify an account')
  const [username = '', domain = ''] = account.split('@')
  if (username === '' || domain === '') return no('Invalid account provided')
  if (commonName === null) return no('Error: No X.509 client certificate provided\n')
  const user = find(username, domain)
  const isOwner = user !== undefined && (phpInt(commonName) === user.ownerId || commonName === user.address)
  return isOwner ? { kind: 'user', user } : no('')
}
