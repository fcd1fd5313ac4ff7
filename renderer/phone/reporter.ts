import type { PhoneReport } from '../../shared/domain/phone.ts'
import { mark } from './marks.ts'

/** Hands reports to main: at most one per turn of the event loop, none that says nothing new. */
export type Reporter = {
  /** Something may have changed. `urgent`: a call came in, main hears it before anything else happens here. */
  changed(urgent: boolean): void
  /** Sends what has changed before something else is said, so that main never hears an answer it cannot see yet. */
  flush(): void
}

export function createReporter(
  read: () => PhoneReport,
  send: (report: PhoneReport) => void,
  later: (run: () => void) => void,
): Reporter {
  let last = ''
  let due = false

  function flush(): void {
    due = false
    const report = read()
    const text = JSON.stringify(report)
    if (text === last) return
    last = text
    send(report)
  }

  return {
    flush,
    changed(urgent) {
      if (urgent) {
        flush()
        mark('incoming-reported')
        return
      }
      if (due) return
      due = true
      later(() => {
        if (due) flush()
      })
    },
  }
}
