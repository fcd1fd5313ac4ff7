import { clipboard } from 'electron'
import { selectedTarget } from '../../shared/domain/selected-number.ts'
import { appError } from '../../shared/errors.ts'
import { err, type Result } from '../../shared/result.ts'
import type { Core } from '../core/core.ts'

/**
 * Puts the number that is selected in another program before the person. X11 and Wayland have a selection of their own;
 * elsewhere it is what was copied last. Errors: target-invalid (`no-selection`), and what a dial request answers.
 */
export async function callSelected(core: Core): Promise<Result<undefined>> {
  const hasSelection = process.platform === 'linux'
  const selected = hasSelection ? await clipboard.selection.readText() : ''
  const text = selected === '' ? await clipboard.readText() : selected
  const target = selectedTarget(text)
  if (target === null) return err(appError('target-invalid', { detail: 'no-selection' }))
  return core.dialRequests.request(target, 'hotkey')
}
