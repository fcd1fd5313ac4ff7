import type { DemoPki } from '../pki.ts'
import type { DemoBehaviour } from './action.ts'
import { phpJson } from './php.ts'
import type { DemoUser, DemoUserSeed } from './state.ts'

const EMAIL = /^[a-z0-9][a-z0-9_.-]*@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i
const USERNAME = /^[1-9a-z][0-9a-z_.-]{2,64}[0-9a-z]$/

export type EnrollmentOptions = {
  readonly domain: string
  readonly settingsUrl: string
  readonly pki: DemoPki
  readonly kind: DemoBehaviour['enrollment']
  readonly weak: boolean
  readonly isTaken: (username: string) => boolean
  readonly add: (seed: DemoUserSeed) => DemoUser
}

/** The enrolment page (reference sip2sip 4): checks in the order of the original and says the first thing wrong. */
export async function enroll(
  params: ReadonlyMap<string, string>,
  options: EnrollmentOptions,
): Promise<string> {
  const value = (name: string): string => params.get(name)?.trim() ?? ''
  const fail = (error: 'value_error' | 'user_exists' | 'internal_error', message: string): string =>
    phpJson({ success: false, error, error_message: message })
  const [email, password, displayName] = [value('email'), params.get('password') ?? '', value('display_name')]
  const username = value('username').toLowerCase()
  if (email === '') return fail('value_error', 'Missing email address')
  if (!EMAIL.test(email)) return fail('value_error', 'Invalid email address')
  if (password === '') return fail('value_error', 'Missing password')
  if (displayName === '') return fail('value_error', 'Missing display name')
  if (username === '') return fail('value_error', 'Missing username')
  if (!USERNAME.test(username)) return fail('value_error', 'The username does not fit')
  if (options.isTaken(username))
    return fail('user_exists', `The SIP account ${username}@${options.domain} exists already`)
  const [firstName = displayName, ...rest] = displayName.split(/\s+/)
  if (options.kind === 'internal-error') return fail('internal_error', 'The account could not be made')
  const timezone = value('tzinfo')
  const user = options.add({
    username,
    password,
    firstName,
    lastName: rest.join(' ') || options.domain,
    email,
    ...(timezone !== '' && { timezone }),
  })
  // The file's bytes are no UTF-8, which makes the whole answer nothing; the account is there all the same.
  if (options.kind === 'passport-empty') return ''
  return phpJson({
    success: true,
    sip_address: user.address,
    email: user.email,
    settings_url: options.settingsUrl,
    outbound_proxy: `proxy.${options.domain}`,
    // Members that are not set up are absent, not null.
    ...(options.kind === 'passport' && {
      passport: await makePassport(user, options),
      ldap_hostname: `ldap.${options.domain}`,
      ldap_dn: 'ou=addressbook, dc=demo',
    }),
  })
}

/** Here the certificate is the address's, not the owner's. */
async function makePassport({ address, email }: DemoUser, { pki, weak }: EnrollmentOptions) {
  const { certPem, keyPem } = await pki.issue({ commonName: address, email, weak })
  return { crt: certPem, key: keyPem, ca: pki.caPem }
}
