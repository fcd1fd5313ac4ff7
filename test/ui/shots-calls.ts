import { CallIdSchema } from '../../shared/ids.ts'
import type { CallView } from '../../shared/domain/call.ts'
import { BASE, HELD, HISTORY, historyOf, RINGING, TALKING } from './scenarios.ts'
import type { Shot } from './shots.ts'

const BOB: CallView = {
  ...TALKING,
  id: CallIdSchema.parse('call-bob'),
  remote: { address: '204@sip2sip.info', displayName: 'Bob Dekker', nameSource: 'directory' },
  consultFor: HELD.id,
}
const handlers = historyOf(HISTORY)
const withCalls = (...calls: readonly CallView[]) => ({ ...BASE, calls })

/** Several calls: handing on, asking first, joining, a call while talking. */
export const CALL_SHOTS: readonly Shot[] = [
  {
    name: 'transfer-sheet',
    snapshot: withCalls(HELD, TALKING),
    handlers,
    steps: async (page) => {
      await page.keyboard.press('Control+t')
      await page.getByRole('searchbox').fill('an')
    },
  },
  { name: 'transfer-consult', snapshot: withCalls(HELD, BOB), handlers },
  {
    name: 'transfer-ringing',
    snapshot: withCalls({ ...TALKING, transfer: { to: 'Bob Dekker', stage: 'ringing', status: null } }),
    handlers,
  },
  {
    name: 'transfer-failed',
    snapshot: withCalls({ ...TALKING, transfer: { to: 'Bob Dekker', stage: 'failed', status: 486 } }),
    handlers,
  },
  {
    name: 'transfer-asked-of-us',
    snapshot: withCalls({ ...TALKING, referral: { to: '204@sip2sip.info', announced: true } }),
    handlers,
  },
  {
    name: 'conference',
    snapshot: withCalls({ ...HELD, hold: 'none', conference: true }, { ...BOB, conference: true }),
    handlers,
    steps: async (page) => page.getByRole('button', { name: 'More for this call' }).first().click(),
  },
  { name: 'waiting-call', snapshot: withCalls(TALKING, RINGING), handlers },
  { name: 'waiting-call-narrow', snapshot: withCalls(TALKING, RINGING), handlers, options: { width: 340 } },
  { name: 'popup-waiting-call', snapshot: withCalls(TALKING, RINGING), options: { window: 'incoming' } },
]
