import { background } from './background.ts'
import { BLOCKED, type Person } from './person.ts'
import type { Log } from './ports.ts'
import type { PhonePort } from './phone-ports.ts'

/** Keeps the phone window told whom to turn away: it decides before anything rings. */
export function createBlocking(deps: {
  readonly person: Person
  readonly phone: PhonePort
  readonly log: Log
}): { readonly start: () => void; readonly publish: () => Promise<void> } {
  async function publish(): Promise<void> {
    const blocked = deps.person.blocked()
    if (!blocked.ok) return deps.log.warn('block list not read', { code: blocked.error.code })
    const sent = await deps.phone.send({
      kind: 'set-blocked',
      callers: blocked.value.map(({ key }) => key),
    })
    if (!sent.ok) deps.log.warn('phone did not take the block list', { code: sent.error.code })
  }
  return {
    publish,
    start: () =>
      deps.person.onWritten((written) => {
        if (written.some(({ collection }) => collection === BLOCKED)) background(publish(), deps.log)
      }),
  }
}
