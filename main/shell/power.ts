import { powerMonitor } from 'electron'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'

/** Sleep and wake: lines are parked before the machine sleeps and looked after at once when it wakes (house.md 6.6). */
export function startPower(core: Core): { stop(): void } {
  const suspend = () => background(core.phone.send({ kind: 'suspend' }), core.log)
  const resume = () => {
    background(core.phone.send({ kind: 'resume' }), core.log)
    background(core.refresh.now(), core.log)
  }
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('resume', resume)
  return {
    stop() {
      powerMonitor.removeListener('suspend', suspend)
      powerMonitor.removeListener('resume', resume)
    },
  }
}
