import { powerMonitor } from 'electron'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'

/** Sleep, wake and lock: lines are parked before the machine sleeps and looked after at once when it wakes or is unlocked
 *  (house.md 6.6); what was missed meanwhile is fetched. */
export function startPower(core: Core): { stop(): void } {
  const suspend = () => {
    core.away.asleep(true)
    background(core.phone.send({ kind: 'suspend' }), core.log)
  }
  const resume = () => {
    core.away.asleep(false)
    background(core.phone.send({ kind: 'resume' }), core.log)
    background(core.refresh.now(), core.log)
  }
  // An unlocked screen often means an unlocked keychain: lines that had no password get another try.
  const unlock = () => {
    background(core.lines.publish(), core.log)
    background(core.refresh.now(), core.log)
  }
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('resume', resume)
  powerMonitor.on('unlock-screen', unlock)
  return {
    stop() {
      powerMonitor.removeListener('suspend', suspend)
      powerMonitor.removeListener('resume', resume)
      powerMonitor.removeListener('unlock-screen', unlock)
    },
  }
}
