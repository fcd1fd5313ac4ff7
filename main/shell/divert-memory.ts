import type { Core } from '../core/core.ts'
import { alwaysTo } from './tray-state.ts'

/** Remembers the number all calls were diverted to last, wherever that was done, so that the tray can offer it again. */
export function startDivertMemory(core: Core): { stop(): void } {
  let accounts = core.state.get().accounts
  const look = (): void => {
    const { accounts: now, settings } = core.state.get()
    if (now === accounts) return
    accounts = now
    const to = now.map(alwaysTo).find((one) => one !== null && one !== 'voicemail' && one !== 'mobile')
    if (to === undefined || to === null || to === settings.lastDivert) return
    const kept = core.settings.change({ lastDivert: to })
    if (!kept.ok) core.log.warn('last divert not kept', { code: kept.error.code })
  }
  return { stop: core.state.subscribe(look) }
}
