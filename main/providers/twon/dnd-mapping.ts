import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { FormValues } from '../form-values.ts'

/**
 * What Do Not Disturb means on this device, when the person said so: a door station has no such switch of its own. Values
 * of `dnd`: `off` (default), `disable` (SIP account off), `answer-mode:VALUE` (what VALUE means is between the person and
 * the device's page).
 */
export type DndMapping = {
  /** SIP account of the device, from 1. */
  readonly account: number
  readonly set:
    | { readonly field: 'enabled'; readonly value: false }
    | { readonly field: 'answerMode'; readonly value: string }
}

/** Errors: invalid-input with `field` dnd or dndAccount. */
export function readDndMapping(dnd: string, dndAccount: string): Result<DndMapping | null> {
  if (dnd === '' || dnd.toLowerCase() === 'off') return ok(null)
  const account = dndAccount === '' ? 1 : Number(dndAccount)
  if (!Number.isInteger(account) || account < 1 || account > 16)
    return err(appError('invalid-input', { field: 'dndAccount' }))
  if (dnd.toLowerCase() === 'disable') return ok({ account, set: { field: 'enabled', value: false } })
  const value = /^answer-mode:(\S{1,64})$/i.exec(dnd)?.[1]
  if (value === undefined) return err(appError('invalid-input', { field: 'dnd' }))
  return ok({ account, set: { field: 'answerMode', value } })
}

/** Back to form values; null = leave the key out. */
export function writeDndMapping(
  mapping: DndMapping | null,
): Readonly<Record<'dnd' | 'dndAccount', string | null>> {
  if (mapping === null) return { dnd: null, dndAccount: null }
  const { account, set } = mapping
  const dnd = set.field === 'enabled' ? 'disable' : `answer-mode:${set.value}`
  return { dnd, dndAccount: String(account) } satisfies FormValues
}
