import { z } from 'zod'
import {
  DEFAULT_SETTINGS,
  SETTINGS_VERSION,
  SettingsSchema,
  type Settings,
} from '../../shared/domain/settings.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Clock, Log } from '../core/ports.ts'
import type { SettingsStore } from '../core/store-ports.ts'
import type { Database, Sql } from './database.ts'
import { readJson } from './json-text.ts'
import { SETTINGS_STEPS, upgradeSettings } from './settings-migrations.ts'

const NAME = 'settings'
const DocumentSchema = z.record(z.string(), z.unknown())

/**
 * The settings document in `sidetone.db`. A later version's document stays as it is: reading and writing answer
 * storage-too-new. One that cannot be understood is kept under another name and reported once (storage-corrupt), so that
 * the next start begins with the defaults and can store changes again.
 */
export function createSettingsStore(database: Database, clock: Clock, log: Log): SettingsStore {
  const stored = (sql: Sql) => sql('SELECT version, body FROM documents WHERE name = ?').get(NAME)

  function keepAside(): void {
    const name = `${NAME}-unreadable-${clock.now().toISOString()}`
    const moved = database.write((sql) =>
      sql('UPDATE OR REPLACE documents SET name = ? WHERE name = ?').run(name, NAME),
    )
    log.warn('settings cannot be read', { keptAs: name, moved: moved.ok })
  }

  return {
    read() {
      const row = database.read(stored)
      if (!row.ok) return row
      if (!row.value) return ok(DEFAULT_SETTINGS)
      const settings = parseSettings(String(row.value['body']), Number(row.value['version']))
      if (!settings.ok && settings.error.code === 'storage-corrupt') keepAside()
      return settings
    },

    write(settings) {
      const written = database.write((sql): Result<undefined> => {
        const version = Number(stored(sql)?.['version'] ?? 0)
        if (version > SETTINGS_VERSION)
          return err(appError('storage-too-new', { field: NAME, detail: `version-${version}` }))
        sql(
          `INSERT INTO documents (name, version, body, written_at) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body, written_at = excluded.written_at`,
        ).run(NAME, settings.version, JSON.stringify(settings), clock.now().toISOString())
        return ok()
      })
      if (!written.ok) return written
      if (written.value.ok) database.backUp()
      return written.value
    },
  }
}

function parseSettings(body: string, version: number): Result<Settings> {
  const document = DocumentSchema.safeParse(readJson(body))
  const upgraded = upgradeSettings(document.data ?? {}, version, SETTINGS_VERSION, SETTINGS_STEPS)
  if (!upgraded.ok) return upgraded
  const settings = SettingsSchema.safeParse(upgraded.value)
  return settings.success ? ok(settings.data) : err(appError('storage-corrupt', { field: NAME }))
}
