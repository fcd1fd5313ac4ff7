import type { Result } from '../../shared/result.ts'

/** Where a build looks for newer ones, and by whose word it believes them (main/update-source.ts). */
export type UpdateSource = {
  readonly product: string
  readonly channel: string
  /** Folder with `CHANNEL.json` and the files it names; https. */
  readonly feed: string
  /** Ed25519 keys, SPKI in base64. None = this build is not renewed from within. */
  readonly keys: readonly { readonly id: string; readonly publicKey: string }[]
}

/** GETs at the feed, over HTTPS with the system's roots, without credentials and without following anybody elsewhere.
 *  Errors: the network's, response-too-large, bad-response (any status but 200). */
export type UpdateFeedPort = {
  read(url: URL, limits: { readonly maxBytes: number; readonly signal: AbortSignal }): Promise<Result<Buffer>>
  /** Hands the body on as it comes; a failure of `take` ends it. */
  stream(
    url: URL,
    limits: { readonly maxBytes: number; readonly signal: AbortSignal },
    take: (chunk: Buffer) => Promise<Result<undefined>>,
  ): Promise<Result<undefined>>
}

/** Where a fetched update lies until it is installed: one at a time, the person's own (0600). Errors: storage's. */
export type UpdateFilesPort = {
  create(name: string): Promise<
    Result<{
      write(chunk: Buffer): Promise<Result<undefined>>
      /** Its path. */
      keep(): Promise<Result<string>>
      discard(): Promise<void>
    }>
  >
}

/** How this installation is renewed. `kind` null: by whoever installed it (a checkout, a package of the system). */
export type UpdateInstallerPort = {
  readonly kind: 'nsis' | 'mac' | 'appimage' | 'deb' | 'rpm' | null
  readonly arch: string
  /** Ends the app and starts the new one. The file was checked; it is held against `sha512` once more.
   *  Error: update-not-installed. */
  install(update: {
    readonly path: string
    readonly version: string
    readonly size: number
    readonly sha512: string
  }): Promise<Result<undefined>>
}
