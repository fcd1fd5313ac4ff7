/*
 * Form values that several providers have in common, by the keys of the command line: `user`, `domain`, `sipServer`,
 * `pin`, `ca`, `legacyTls`. Providers do not import each other; this is what they share.
 */

export type FormValues = Readonly<Record<string, string>>

const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** A host name or IPv4 address, lower case. */
export function isDomain(text: string): boolean {
  return DOMAIN.test(text)
}

/** A `wss:`/`ws:` URL or a `sip:`/`sips:` URI of a server: host, optional port and parameters, no user. */
export function isSipServer(text: string): boolean {
  if (/^wss?:\/\//i.test(text)) {
    const url = URL.canParse(text) ? new URL(text) : null
    return url !== null && url.username === '' && url.password === ''
  }
  return /^sips?:(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:;[a-z0-9=._-]+)*$/i.test(text)
}

/** SHA-256 as lower-case hex; colons, blanks and case do not matter. Null when it is something else. */
export function readPin(text: string): string | null {
  const hex = text.replaceAll(/[:\s]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(hex) ? hex : null
}

export function isCaPem(text: string): boolean {
  return text.includes('-----BEGIN CERTIFICATE-----')
}

export function isYes(text: string): boolean {
  return /^(?:yes|true|on|1)$/i.test(text)
}

/** Known keys as understood (null = left out), everything else of `given` as it came. */
export function fillValues(given: FormValues, known: Readonly<Record<string, string | null>>): FormValues {
  const others = Object.entries(given).filter(([key]) => !Object.hasOwn(known, key))
  const filled = Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== null)
  return Object.fromEntries([...others, ...filled])
}
