export type LdapServer = { readonly host: string; readonly port: number }

const LDAPS_PORT = 636

/** Reads `ldaps://host[:port]`, `tls://host[:port]` (as the service's own page writes it) or `host[:port]`. Null for anything
 *  else: plain `ldap://` would send names and passwords in the open. */
export function readLdapServer(text: string): LdapServer | null {
  const match = /^(?:(?:ldaps|tls):\/\/)?(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(text)
  const host = match?.[1]?.toLowerCase()
  const port = match?.[2] === undefined ? LDAPS_PORT : Number(match[2])
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port }
}

export function formatLdapServer({ host, port }: LdapServer): string {
  return `ldaps://${host}:${port}`
}

/** A rough look; the server has the last word. */
export function isDistinguishedName(text: string): boolean {
  return text.length <= 512 && /^[a-z][a-z0-9.-]*\s*=/i.test(text)
}
