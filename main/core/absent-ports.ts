import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { AudioCachePort } from './store-ports.ts'
import type { DiagnosticsPort, ManagedPort, PeopleFilePort } from './ports.ts'
import type { MediaRelayPort } from './phone-ports.ts'
import type { UpdateParts } from './updates.ts'

// What stands in for a port that nobody hands in: a command line has no phone window, a test no desktop.

export const noDiagnostics: DiagnosticsPort = {
  system: () => ({}),
  oddEnvironment: () => [],
  log: () => [],
  trace: () => [],
  redact: (text) => text,
}
export const unmanaged: ManagedPort = { read: () => ok(null) }
const noRelay = err(appError('not-supported', { detail: 'media-relay' }))
export const noMedia: MediaRelayPort = {
  open: () => Promise.resolve(noRelay),
  toFar: () => Promise.resolve(noRelay),
  toPage: () => Promise.resolve(noRelay),
  closeRelay: () => undefined,
  closeRelays: () => undefined,
}

export const noAudioCache: AudioCachePort = {
  get: () => Promise.resolve(null),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  removeAccount: () => undefined,
}

const noDialog = err(appError('not-supported', { detail: 'dialog' }))
export const noFiles: PeopleFilePort = {
  open: () => Promise.resolve(noDialog),
  save: () => Promise.resolve(noDialog),
}

const noUpdate = err(appError('update-off', { detail: 'build' }))
export const noUpdates: UpdateParts = {
  source: { product: '', channel: '', feed: '', keys: [] },
  feed: { read: () => Promise.resolve(noUpdate), stream: () => Promise.resolve(noUpdate) },
  files: { create: () => Promise.resolve(noUpdate) },
  installer: { kind: null, arch: '', install: () => Promise.resolve(noUpdate) },
}
