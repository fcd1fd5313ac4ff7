import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { UpdateFile, UpdateManifest } from '../../main/core/update-manifest.ts'
import type { UpdateSource } from '../../main/core/update-ports.ts'
import { publicHalf, signManifest } from '../../resources/packaging/sign-manifest.ts'

/** The key of a release, and of somebody else. */
export const ours = generateKeyPairSync('ed25519').privateKey
export const theirs = generateKeyPairSync('ed25519').privateKey

export const INSTALLER = Buffer.alloc(300_000, 'the new version ')

export const AppImage: UpdateFile = {
  kind: 'appimage',
  arch: 'x64',
  name: 'Sidetone-0.2.0.AppImage',
  size: INSTALLER.length,
  sha512: createHash('sha512').update(INSTALLER).digest('base64'),
}

/** A manifest as a release writes it; `change` spoils or varies it before it is signed. */
export function manifestOf(change: Partial<Record<keyof UpdateManifest, unknown>> = {}): UpdateManifest {
  return {
    format: 1,
    product: 'sidetone',
    channel: 'stable',
    version: '0.2.0',
    releasedAt: '2026-11-01T08:00:00Z',
    expiresAt: '2099-01-01T00:00:00Z',
    notes: 'Transfers are quicker\nSee <a href="https://evil.example">this</a>\u202e',
    share: 100,
    files: [AppImage],
    ...(change as Partial<UpdateManifest>),
  }
}

export function signed(
  change: Partial<Record<keyof UpdateManifest, unknown>> = {},
  key: KeyObject = ours,
): string {
  return signManifest(manifestOf(change), key)
}

export function sourceOf(feed: string): UpdateSource {
  return { product: 'sidetone', channel: 'stable', feed, keys: [publicHalf(ours)] }
}

/** What a feed answers, by path. */
export type Answers = Record<string, (request: IncomingMessage, response: ServerResponse) => void>

export const sends =
  (body: string | Buffer, status = 200) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-length': Buffer.byteLength(body) })
    response.end(body)
  }
