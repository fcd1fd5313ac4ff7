import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { EnrolmentRequest } from '../facets/enrolment.ts'
import { isDomain } from '../form-values.ts'
import { DEFAULT_DOMAIN } from './config.ts'

/** What the enrolment page asks of its fields (reference sip2sip 4), checked here so that a mistake has its field's name. */
const EMAIL = /^[a-z0-9][a-z0-9_.-]*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i
const USERNAME = /^[1-9a-z][0-9a-z_.-]{2,64}[0-9a-z]$/

export type EnrolmentForm = {
  readonly username: string
  /** What the account will be at, as far as it was said; else the service's own. */
  readonly domain: string
  readonly displayName: string
  readonly email: string
}

/** Errors: invalid-input with `field`: email, password, displayName, username (the page's own order), domain. */
export function readEnrolmentForm(request: EnrolmentRequest): Result<EnrolmentForm> {
  const invalid = (field: string, detail: string) => err(appError('invalid-input', { field, detail }))
  const email = request.email.trim()
  // The page takes no plus sign before the @, although addresses may have one.
  if (email.length > 128 || !EMAIL.test(email)) return invalid('email', 'enrolment-email')
  if (request.password.reveal() === '') return invalid('password', 'empty')
  const displayName = request.displayName.trim()
  if (displayName === '' || displayName.length > 128) return invalid('displayName', 'length')
  const [username = '', typedDomain] = request.username.trim().toLowerCase().split('@')
  if (!USERNAME.test(username)) return invalid('username', 'enrolment-username')
  const domain = typedDomain ?? (request.domain?.trim().toLowerCase() || DEFAULT_DOMAIN)
  if (!isDomain(domain)) return invalid('domain', 'characters')
  return ok({ username, domain, displayName, email })
}

const PAGES: readonly string[] = ['enrollment.phtml', 'sip_enrollment.phtml']

/** The pages to try, best first: the one that was given, then those beside the settings page or in the folder. */
export function listEnrolmentPages(server: URL): readonly URL[] {
  const file = server.pathname.split('/').at(-1) ?? ''
  const isFile = file.includes('.')
  const folder = isFile ? server.pathname.slice(0, -file.length) : server.pathname.replace(/\/?$/, '/')
  const paths = [...(PAGES.includes(file) ? [server.pathname] : []), ...PAGES.map((page) => folder + page)]
  return [...new Set(paths)].map((pathname) => {
    const page = new URL(server)
    page.pathname = pathname
    return page
  })
}
