import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import type { CallView } from '../../shared/domain/call.ts'
import type { CallId } from '../../shared/ids.ts'
import { PopupCall } from './popup-call.tsx'
import type { PopupCommands } from './popup.tsx'

/** A call of nobody; it has no id that main would know. */
const NOBODY: CallView = {
  id: '' as CallId,
  accountId: '',
  direction: 'in',
  phase: 'incoming',
  remote: { address: '', displayName: null, nameSource: 'none' },
  calledAddress: null,
  sipCallId: '',
  muted: false,
  hold: 'none',
  remoteHold: false,
  silenced: false,
  startedAt: '1970-01-01T00:00:00.000Z',
  answeredAt: null,
  endedAt: null,
  end: null,
  status: null,
  error: null,
  quality: null,
  transfer: null,
  referral: null,
  consultFor: null,
  conference: false,
}

/** Draws a call where nobody sees it and throws it away. A browser compiles a function when it is first called: so the first
 *  call that rings takes a third of the time, and no task of it is long. */
export function warmUp(commands: PopupCommands): void {
  const root = createRoot(document.createElement('div'))
  flushSync(() =>
    root.render(<PopupCall call={NOBODY} account="" commands={commands} inCall={false} tight={false} />),
  )
  root.unmount()
}
