import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  ManifestSchema,
  SIGNED_PREFIX,
  type InstallKind,
  type UpdateFile,
  type UpdateManifest,
} from '../../main/core/update-manifest.ts'

/** A private Ed25519 key, as PEM or as the base64 of its PKCS #8 form. Throws on any other. */
export function readSigningKey(text: string): KeyObject {
  const key = text.includes('-----BEGIN')
    ? createPrivateKey(text)
    : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the signing key is no Ed25519 key')
  return key
}

/** The public half as main/update-source.ts holds it; its id is the start of its SHA-256. */
export function publicHalf(key: KeyObject): { readonly id: string; readonly publicKey: string } {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    id: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: der.toString('base64'),
  }
}

/** The text of `CHANNEL.json`: the manifest's exact bytes and the signature over them. Throws on a manifest that no
 *  installation would take. */
export function signManifest(manifest: UpdateManifest, key: KeyObject): string {
  return signBytes(Buffer.from(JSON.stringify(ManifestSchema.parse(manifest))), key)
}

export function signBytes(bytes: Buffer, key: KeyObject): string {
  const signature = sign(null, Buffer.concat([Buffer.from(SIGNED_PREFIX), bytes]), key).toString('base64')
  const signatures = [{ keyId: publicHalf(key).id, signature }]
  return `${JSON.stringify({ manifest: bytes.toString('base64'), signatures }, null, 1)}\n`
}

const ENDINGS: readonly (readonly [ending: RegExp, kind: InstallKind])[] = [
  [/\.exe$/, 'nsis'],
  [/-mac\.zip$/, 'mac'],
  [/\.AppImage$/, 'appimage'],
  [/\.deb$/, 'deb'],
  [/\.rpm$/, 'rpm'],
]

/** The installers of a folder, as the manifest names them. A name without an architecture is x64, or universal on macOS. */
export function filesOf(folder: string): readonly UpdateFile[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const kind = ENDINGS.find(([ending]) => ending.test(name))?.[1]
      if (kind === undefined) return []
      const bytes = readFileSync(join(folder, name))
      const arch = kind === 'mac' ? 'universal' : /arm64|aarch64/.test(name) ? 'arm64' : 'x64'
      const sha512 = createHash('sha512').update(bytes).digest('base64')
      return [{ kind, arch, name, size: bytes.length, sha512 }]
    })
}

/** What the changelog says of a version, one line an entry, tags and emphasis off; the section on top when it is not named. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((one) => one.split('\n')[0]?.includes(version)) ?? sections[0] ?? ''
  return section
    .split('\n')
    .slice(1)
    .flatMap((line) => /^- (.+)$/.exec(line)?.[1] ?? [])
    .map((line) => line.replaceAll(/[`*]/g, ''))
    .join('\n')
    .slice(0, 16_000)
}
