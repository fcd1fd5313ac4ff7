import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UPDATE_SOURCE } from '../../main/update-source.ts'
import { version } from '../../main/version.ts'
import { filesOf, notesOf, publicHalf, readSigningKey, signManifest } from './sign-manifest.ts'

// The signed list of a release's installers (docs/packaging.md):
//   node resources/packaging/update-manifest.ts make FOLDER [SHARE]   writes FOLDER/CHANNEL.json; key from the environment
//   node resources/packaging/update-manifest.ts new-key FILE          makes a key pair; the private half goes to FILE
const KEY_VARIABLE = 'SIDETONE_UPDATE_SIGNING_KEY'
/** So long may nobody release anything before people are told that what they are offered is out of date. */
const VALID_DAYS = 120

function make(folder: string, share: string): void {
  const text = process.env[KEY_VARIABLE] ?? ''
  if (text === '') throw new Error(`${KEY_VARIABLE} is not set`)
  const key = readSigningKey(text)
  const { id } = publicHalf(key)
  if (!UPDATE_SOURCE.keys.some((known) => known.id === id))
    throw new Error(`no build would believe key ${id}: it is not in main/update-source.ts`)
  const now = Date.now()
  const { product, channel } = UPDATE_SOURCE
  const manifest = {
    format: 1 as const,
    product,
    channel,
    version,
    releasedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + VALID_DAYS * 86_400_000).toISOString(),
    notes: notesOf(readFileSync(join(import.meta.dirname, '..', '..', 'CHANGELOG.md'), 'utf8'), version),
    share: Number(share),
    files: [...filesOf(folder)],
  }
  const path = join(folder, `${channel}.json`)
  writeFileSync(path, signManifest(manifest, key))
  process.stdout.write(`${path}: ${version}, ${manifest.files.length} files, signed by ${id}\n`)
}

function newKey(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  process.stdout.write(`${JSON.stringify(publicHalf(privateKey))}\n`)
}

const [what, where, share = '100'] = process.argv.slice(2)
if (where !== undefined && what === 'make') make(where, share)
else if (where !== undefined && what === 'new-key') newKey(where)
else {
  process.stderr.write('usage: update-manifest.ts make FOLDER [SHARE] | new-key FILE\n')
  process.exitCode = 2
}
