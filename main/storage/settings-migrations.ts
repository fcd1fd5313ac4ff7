import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/** Turns a document of version `from` into one of version `from + 1`. Released steps are never edited. */
export type SettingsStep = {
  readonly from: number
  readonly change: (document: Record<string, unknown>) => Record<string, unknown>
}

/** Steps from every released version of the settings to the present one; version 1 is the first. */
export const SETTINGS_STEPS: readonly SettingsStep[] = []

/**
 * Brings a stored document to version `target`. Errors: storage-too-new for a later version, storage-corrupt where no
 * step leads on.
 */
export function upgradeSettings(
  document: Record<string, unknown>,
  version: number,
  target: number,
  steps: readonly SettingsStep[],
): Result<Record<string, unknown>> {
  if (version > target)
    return err(appError('storage-too-new', { field: 'settings', detail: `version-${version}` }))
  let current = document
  for (let at = version; at < target; at += 1) {
    const step = steps.find((candidate) => candidate.from === at)
    if (!step) return err(appError('storage-corrupt', { field: 'settings' }))
    current = { ...step.change(current), version: at + 1 }
  }
  return ok(current)
}
