import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { AliasesFacet } from '../facets/names.ts'
import type { Sip2sipApi } from './api.ts'
import { isAnswerLost } from '../lost-answer.ts'
import { toAddress } from './map-rules.ts'
import type { Turn } from '../turn.ts'

/** The list ends here: an alias beyond it exists and cannot be seen (reference sip2sip 3, get_aliases). */
const LISTED = 20
/** The web form's rule without `@`; the interface itself checks nothing and stores blanks and all. */
const LOCAL_PART = /^[a-z0-9][a-z0-9_.-]{0,63}$/

export function createAliasesFacet({
  api,
  turn,
  domain,
}: {
  readonly api: Sip2sipApi
  readonly turn: Turn
  readonly domain: string
}): AliasesFacet {
  async function list(signal: AbortSignal): Promise<Result<readonly string[]>> {
    const aliases = await api.aliases(signal)
    return aliases.ok ? ok(aliases.value.map(toAddress).filter((alias) => alias !== '')) : aliases
  }

  async function add(local: string, signal: AbortSignal): Promise<Result<WriteOutcome<readonly string[]>>> {
    const address = `${local}@${domain}`
    const before = await list(signal)
    if (!before.ok) return before
    if (before.value.includes(address)) return ok({ value: before.value, confirmed: true, warnings: [] })
    const done = await api.addAlias(local, signal)
    if (!done.ok && !isAnswerLost(done.error)) return done
    const asked = [...before.value, address].toSorted()
    const after = await list(signal)
    if (!after.ok) {
      if (!done.ok) return done
      const warning = { code: 'read-back-failed', detail: after.error.code } as const
      return ok({ value: asked, confirmed: false, warnings: [warning] })
    }
    if (after.value.includes(address)) return ok({ value: after.value, confirmed: true, warnings: [] })
    // A yes that got lost on the way: only the fresh reading can tell.
    if (!done.ok) return done
    if (after.value.length >= LISTED)
      return ok({ value: after.value, confirmed: false, warnings: [{ code: 'not-readable' }] })
    const differs = { asked, got: after.value }
    return ok({ value: after.value, confirmed: false, differs, warnings: [] })
  }

  return {
    list,
    async add(name, signal) {
      const bare = toAddress(name).toLowerCase()
      const local = bare.endsWith(`@${domain}`) ? bare.slice(0, -domain.length - 1) : bare
      if (!LOCAL_PART.test(local)) return err(appError('invalid-input', { field: 'name', detail: 'alias' }))
      return turn(() => add(local, signal))
    },
  }
}
