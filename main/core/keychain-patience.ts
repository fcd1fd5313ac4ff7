import { background } from './background.ts'
import type { Core } from './core.ts'

/** First look after the start, and the longest pause between two, in ms. */
const FIRST_LOOK_MS = 3000
const LONGEST_PAUSE_MS = 60_000

/**
 * An app that starts with the session is often there before the keychain is unlocked. Nobody is asked and nothing pops up: the
 * keychain is looked at again and again, and when it opens, lines and accounts get their passwords and another try.
 */
export function startKeychainPatience(
  core: Pick<Core, 'accounts' | 'vault' | 'lines' | 'refresh' | 'clock' | 'log'>,
): { stop(): void } {
  let pause = FIRST_LOOK_MS
  let wasLocked = false
  let cancel = core.clock.after(FIRST_LOOK_MS, () => background(look(), core.log))

  async function look(): Promise<void> {
    if (core.accounts.list().length === 0) return
    const checked = await core.vault.check()
    if (!checked.ok) {
      wasLocked = true
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
      cancel = core.clock.after(pause, () => background(look(), core.log))
      return
    }
    if (!wasLocked) return
    core.log.info('keychain opened')
    await Promise.all([core.lines.publish(true), core.refresh.now()])
  }
  return { stop: () => cancel() }
}
