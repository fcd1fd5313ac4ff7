import { createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'
import { appError, type AppError, type ErrorCode } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { UpdateSource } from './update-ports.ts'
import { compareVersions, VERSION } from './version-order.ts'

/** What is signed begins with this, so that no signature of something else passes for one of a manifest. */
export const SIGNED_PREFIX = 'sidetone-update-1\n'
/** A manifest is a few kB of text. */
export const MAX_MANIFEST_BYTES = 64 * 1024
const MAX_FILE_BYTES = 512 * 1024 * 1024

const MANIFEST_FORMAT = 1
/** Kinds of installation that can renew themselves. */
export const INSTALL_KINDS = ['nsis', 'mac', 'appimage', 'deb', 'rpm'] as const
export type InstallKind = (typeof INSTALL_KINDS)[number]

/** How the manifest travels: its exact bytes, and who vouches for them. */
const EnvelopeSchema = z.object({
  /** Base64 of the manifest's JSON. */
  manifest: z.base64(),
  signatures: z
    .array(z.object({ keyId: z.string().max(64), signature: z.base64() }))
    .max(8)
    .default([]),
})

/** A bare name: it stands beside the manifest and leads nowhere else. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$/)
const FileSchema = z.object({
  kind: z.enum(INSTALL_KINDS),
  arch: z.enum(['x64', 'arm64', 'universal']),
  name: fileName,
  size: z.number().int().min(1).max(MAX_FILE_BYTES),
  /** Base64. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
})
export type UpdateFile = z.infer<typeof FileSchema>

/** Members that are not known here are left to newer versions. */
export const ManifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  product: z.string().max(64),
  channel: z.string().max(32),
  version: z.string().regex(VERSION),
  releasedAt: z.iso.datetime(),
  /** After this the manifest counts for nothing: who holds old ones back cannot keep people on old versions unnoticed. */
  expiresAt: z.iso.datetime(),
  notes: z.string().max(16_000),
  /** How many installations in a hundred are told by themselves; who asks is always told. */
  share: z.number().int().min(1).max(100).default(100),
  files: z.array(FileSchema).max(32),
})
export type UpdateManifest = z.infer<typeof ManifestSchema>

/** What a manifest is held against. */
export type UpdateFacts = {
  readonly source: UpdateSource
  readonly current: string
  /** The newest version that was ever offered here, null = none. */
  readonly newestSeen: string | null
  readonly now: Date
}

/**
 * Reads a manifest and decides whether it may be believed, before anything of it is used. Null = nothing newer.
 * Errors: update-malformed, update-unsigned, update-tampered, update-other-product, update-other-channel, update-expired,
 * update-downgrade.
 */
export function checkManifest(bytes: Buffer, facts: UpdateFacts): Result<UpdateManifest | null> {
  const { source, current, newestSeen, now } = facts
  const refuse = (code: ErrorCode, detail?: string): { readonly ok: false; readonly error: AppError } =>
    err(appError(code, detail === undefined ? {} : { detail }))
  if (bytes.length > MAX_MANIFEST_BYTES) return refuse('update-malformed', 'size')
  const envelope = EnvelopeSchema.safeParse(fromJson(bytes))
  if (!envelope.success) return refuse('update-malformed', 'envelope')
  const signed = Buffer.from(envelope.data.manifest, 'base64')
  const known = envelope.data.signatures.filter(({ keyId }) => source.keys.some((key) => key.id === keyId))
  if (known.length === 0)
    return refuse('update-unsigned', envelope.data.signatures.length === 0 ? undefined : 'unknown-key')
  const vouched = known.some(({ keyId, signature }) =>
    source.keys.some((key) => key.id === keyId && isSignedBy(key.publicKey, signed, signature)),
  )
  if (!vouched) return refuse('update-tampered')
  const parsed = ManifestSchema.safeParse(fromJson(signed))
  if (!parsed.success) return refuse('update-malformed', 'manifest')
  const manifest = parsed.data
  if (manifest.product !== source.product) return refuse('update-other-product')
  if (manifest.channel !== source.channel) return refuse('update-other-channel')
  if (Date.parse(manifest.expiresAt) <= now.getTime()) return refuse('update-expired')
  const isOlder = (than: string): boolean => compareVersions(manifest.version, than) < 0
  if (isOlder(current) || (newestSeen !== null && isOlder(newestSeen))) return refuse('update-downgrade')
  return ok(compareVersions(manifest.version, current) === 0 ? null : manifest)
}

/** The file for this kind of installation. Error: update-no-file. */
export function fileFor(
  manifest: UpdateManifest,
  here: { readonly kind: InstallKind; readonly arch: string },
): Result<UpdateFile> {
  const fits = manifest.files.find(
    ({ kind, arch }) => kind === here.kind && (arch === here.arch || arch === 'universal'),
  )
  return fits ? ok(fits) : err(appError('update-no-file', { detail: `${here.kind}-${here.arch}` }))
}

function fromJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

function isSignedBy(publicKey: string, signed: Buffer, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  const message = Buffer.concat([Buffer.from(SIGNED_PREFIX), signed])
  return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, Buffer.from(signature, 'base64'))
}
