import type { DemoMessage } from '../../main/demo/sipxcom/mailbox-state.ts'
import type { DemoBookEntry } from '../../main/demo/sipxcom/people-state.ts'

const FIRST_NAMES = ['Ada', 'Bruno', 'Chloé', 'Dmitri', 'Élise']

/** A company's phone book as the demo's phone system keeps it. */
export function createPeople(count: number): readonly DemoBookEntry[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(10_000 + at),
    firstName: FIRST_NAMES[at % FIRST_NAMES.length] ?? '',
    lastName: `Person ${at}`,
    number: String(10_000 + at),
    contact: { companyName: `Company ${at % 40}`, jobDept: `Department ${at % 12}` },
  }))
}

/** A full inbox, one message every 17 minutes, the newest new. */
export function createMessages(count: number, now: Date): readonly DemoMessage[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(100_000 + count - at),
    folder: 'inbox',
    heard: at > 20,
    urgent: at % 50 === 0,
    durationSec: 5 + (at % 90),
    received: now.getTime() - at * 17 * 60_000,
    fromName: `Caller ${at}`,
    fromNumber: String(200 + (at % 700)),
    subject: at % 3 === 0 ? `About order ${at}` : '',
  }))
}
