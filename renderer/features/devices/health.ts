import type { AccountView } from '../../../shared/domain/snapshot.ts'

export type Health = {
  readonly kind: 'rings' | 'unreachable' | 'attention' | 'partly' | 'ok' | 'unknown'
  /** Things to mend. */
  readonly count: number
}

/** The one word for an intercom; what wants somebody first comes first. */
export function healthOf({ intercom }: Pick<AccountView, 'intercom'>): Health {
  if (!intercom) return { kind: 'unknown', count: 0 }
  const { health, doorbell } = intercom
  const count = health.findings.length
  if (doorbell !== null) return { kind: 'rings', count }
  if (health.kind !== 'ok') return { kind: health.kind, count }
  return { kind: health.missing.length > 0 ? 'partly' : 'ok', count }
}

export type DoorGroup = { readonly name: string | null; readonly doors: readonly AccountView[] }

/** Intercoms by their groups, groups by name; those without one come first. */
export function doorGroups(accounts: readonly AccountView[]): readonly DoorGroup[] {
  const doors = accounts.filter(({ intercom }) => intercom !== undefined)
  const byGroup = Map.groupBy(doors, ({ intercom }) => intercom?.group ?? null)
  return [...byGroup]
    .map(([name, group]) => ({
      name,
      doors: group.toSorted((a, b) => a.info.name.localeCompare(b.info.name)),
    }))
    .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
}
