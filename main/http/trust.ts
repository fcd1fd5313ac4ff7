import type { Secret } from '../../shared/secret.ts'

/** A client certificate, PEM. It is offered to `onlyTo` and to no other host (security.md 6). */
export type ClientCertificate = {
  /** Certificate first, then its chain. */
  readonly certPem: Secret
  readonly keyPem: Secret
  /** Lower-case host name (no port) of the account's server. */
  readonly onlyTo: string
}

/** How one account decides whom to trust, and how it proves itself. One value serves HTTP and SIP over TLS. */
export type TlsTrust = {
  /** Extra PEM roots besides the system's. */
  readonly caPem?: string
  /** SHA-256 of the server's certificate (DER, lower-case hex) for exactly one host and port; excuses an unknown issuer
   *  and another host name there, never an expired certificate. */
  readonly pin?: { readonly fingerprint: string; readonly hostPort: string }
  readonly clientCertificate?: ClientCertificate
  /** Allows RSA-1024/MD5 certificates of 2009 for this account only, on the person's explicit consent. */
  readonly legacyTls?: boolean
}
