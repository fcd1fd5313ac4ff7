import { useState } from 'react'
import type { RingPlan } from '../../../shared/domain/forwarding.ts'

type Ring = RingPlan['rings'][number]
/** A ring as it stands in the form: the seconds are text until they make sense. */
export type RingRow = { readonly key: number; readonly ring: Ring; readonly seconds: string }
export type RingDraft = {
  readonly ownSeconds: string
  readonly rows: readonly RingRow[]
  readonly nextKey: number
}

const DEFAULT_SEC = 30
const WHOLE = /^[1-9]\d{0,2}$/

export function isSeconds(text: string): boolean {
  return WHOLE.test(text.trim())
}

export function toDraft({ ownSec, rings }: RingPlan): RingDraft {
  return {
    ownSeconds: String(ownSec),
    rows: rings.map((ring, key) => ({ key, ring, seconds: String(ring.ringSec) })),
    nextKey: rings.length,
  }
}

/** The plan as far as the form makes sense; figures that do not are left as they were. */
export function toPlan(draft: RingDraft, base: RingPlan): RingPlan {
  return {
    ...base,
    ownSec: isSeconds(draft.ownSeconds) ? Number(draft.ownSeconds) : base.ownSec,
    rings: draft.rows.map(({ ring, seconds }) => ({
      ...ring,
      destination: ring.destination.trim(),
      ringSec: isSeconds(seconds) ? Number(seconds) : ring.ringSec,
    })),
  }
}

export function isComplete({ ownSeconds, rows }: RingDraft): boolean {
  return (
    isSeconds(ownSeconds) &&
    rows.every(({ ring, seconds }) => ring.destination.trim() !== '' && isSeconds(seconds))
  )
}

/** The plan being edited, and everything that can be done to it. */
export function useRingDraft(plan: RingPlan) {
  const [draft, setDraft] = useState(() => toDraft(plan))
  const rowsWith = (change: (rows: readonly RingRow[]) => readonly RingRow[]): void =>
    setDraft({ ...draft, rows: change(draft.rows) })
  return {
    draft,
    setOwn: (ownSeconds: string): void => setDraft({ ...draft, ownSeconds }),
    setRing: (key: number, ring: Ring): void =>
      rowsWith((rows) => rows.map((row) => (row.key === key ? { ...row, ring } : row))),
    setSeconds: (key: number, seconds: string): void =>
      rowsWith((rows) => rows.map((row) => (row.key === key ? { ...row, seconds } : row))),
    add: (): void =>
      setDraft({
        ...draft,
        nextKey: draft.nextKey + 1,
        rows: [
          ...draft.rows,
          {
            key: draft.nextKey,
            seconds: String(DEFAULT_SEC),
            ring: { destination: '', ringSec: DEFAULT_SEC, mode: 'after', enabled: true },
          },
        ],
      }),
    remove: (key: number): void => rowsWith((rows) => rows.filter((row) => row.key !== key)),
    /** One place up. */
    raise: (key: number): void =>
      rowsWith((rows) => {
        const at = rows.findIndex((row) => row.key === key)
        const [row, before] = [rows[at], rows[at - 1]]
        return row && before ? rows.with(at, before).with(at - 1, row) : rows
      }),
  }
}
