import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'

/** Where a runtime keeps its fuses: this mark, a version, a count, and one byte each (@electron/fuses, SENTINEL). */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES_FROM_THE_FACTORY = '10110001'

/**
 * A folder that stands in for Electron's runtime where that cannot be had: a script with a fuse wire, a version, a default
 * app. Enough for everything that is about our own bytes; it cannot start the app.
 */
export async function makeStubRuntime(folder: string, version: string): Promise<string> {
  const dist = join(folder, 'runtime')
  const app = join(folder, 'default-app')
  mkdirSync(join(dist, 'resources'), { recursive: true })
  mkdirSync(app, { recursive: true })
  const wire = Buffer.concat([
    Buffer.from(FUSE_MARK),
    Buffer.from([1, FUSES_FROM_THE_FACTORY.length]),
    Buffer.from(FUSES_FROM_THE_FACTORY),
  ])
  const program = Buffer.concat([Buffer.from('#!/bin/sh\necho "stub runtime"\nexit 0\n'), wire])
  writeFileSync(join(dist, 'electron'), program)
  chmodSync(join(dist, 'electron'), 0o755)
  writeFileSync(join(dist, 'version'), version)
  writeFileSync(join(dist, 'libffmpeg.so'), 'a library of the runtime')
  writeFileSync(join(dist, 'v8_context_snapshot.bin'), 'a snapshot of the runtime')
  writeFileSync(join(app, 'package.json'), '{"name":"default","main":"main.js"}')
  writeFileSync(join(app, 'main.js'), '')
  await createPackage(app, join(dist, 'resources', 'default_app.asar'))
  return dist
}
