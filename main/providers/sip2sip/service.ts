import type { LdapServer } from './ldap-server.ts'

/** What is known of a phone company beyond its account page (reference sip2sip 5 and 6). */
export type Service = {
  readonly directory: { readonly server: LdapServer; readonly base: string } | null
  /** Number of the mailbox. */
  readonly voicemailNumber: string | null
  /** Any name at this domain is a conference room. */
  readonly conferenceDomain: string | null
}

const SIP2SIP: Service = {
  directory: {
    server: { host: 'ldap.sipthor.net', port: 636 },
    base: 'ou=addressbook, dc=sip2sip, dc=info',
  },
  voicemailNumber: '1233',
  conferenceDomain: 'conference.sip2sip.info',
}
const UNKNOWN: Service = {
  directory: null,
  voicemailNumber: null,
  conferenceDomain: null,
}

/** sylk.link is the same service by another name. The SIP servers themselves are found by the domain (RFC 3263). */
export function serviceOf(domain: string): Service {
  return domain === 'sip2sip.info' || domain === 'sylk.link' ? SIP2SIP : UNKNOWN
}
