import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { posix, win32 } from 'node:path'
import type { z } from 'zod'
import { ManagedSettingsSchema } from '../../shared/domain/managed.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { ManagedPort } from '../core/ports.ts'
import { readJson } from './json-text.ts'

/** Where an administrator puts the file: one place per system, the same for everybody on the machine. */
export function managedPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'darwin') return '/Library/Application Support/Sidetone/managed.json'
  // ProgramData is only moved by who installs Windows; a person's own variable must not lead elsewhere.
  if (platform === 'win32')
    return win32.join(`${env['SystemDrive'] ?? 'C:'}\\`, 'ProgramData', 'Sidetone', 'managed.json')
  return '/etc/sidetone/managed.json'
}

const MAX_BYTES = 64 * 1024

/**
 * Reads the administrator's file; none = nothing is fixed. A file that is not what it should be fixes nothing and is told
 * as managed-settings-invalid with the reason: `owner` (somebody else could write it), `kind`, `size`, `json`,
 * `unreadable`, or the member that is wrong.
 */
export function createManagedFile(path: string): ManagedPort {
  const bad = (detail: string) => err(appError('managed-settings-invalid', { field: path, detail }))
  return {
    read() {
      let bytes: Buffer
      try {
        const stats = lstatSync(path)
        if (!stats.isFile()) return bad('kind')
        if (stats.size > MAX_BYTES) return bad('size')
        if (!isAdministrators(stats) || !isAdministrators(lstatSync(parent(path)))) return bad('owner')
        bytes = readFileSync(path)
      } catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? cause.code : null
        return code === 'ENOENT' || code === 'ENOTDIR' ? ok(null) : bad('unreadable')
      }
      const document = readJson(bytes.toString('utf8'))
      if (document === undefined) return bad('json')
      const settings = ManagedSettingsSchema.safeParse(document)
      return settings.success ? ok(settings.data) : bad(firstIssue(settings.error))
    },
  }
}

const parent = (path: string): string => (path.includes('\\') ? win32.dirname(path) : posix.dirname(path))

/** Owned by root and writable by nobody else. Windows has no such bits; ProgramData is guarded by its own rights there. */
function isAdministrators({ uid, mode }: Stats): boolean {
  return process.platform === 'win32' || (uid === 0 && (mode & 0o022) === 0)
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues
  const path = issue?.path.join('.') ?? ''
  if (issue?.code === 'unrecognized_keys') return [path, ...issue.keys].filter(Boolean).join('.').slice(0, 64)
  return (path || 'version').slice(0, 64)
}
