import { openDndOffice } from './dnd-office.ts'
import { figureOf, type Measured } from './figure.ts'

const QUESTIONS = 20
const LIMIT_MS = 15_000

/** Requests on the wire for one question to an account with HTTP digest, from the second question on: one, when the
 *  challenge of the first is used again (RFC 7616 3.3). Counted at the server. */
export async function measureDigest(): Promise<Measured> {
  const office = await openDndOffice(1, 0)
  try {
    const ask = async (): Promise<void> => {
      const [answer] = await office.core.availability.readDnd(null, AbortSignal.timeout(LIMIT_MS))
      if (!answer?.result.ok) throw new Error(`no answer: ${JSON.stringify(answer?.result)}`)
    }
    await ask()
    const before = office.server.requests().length
    for (let at = 0; at < QUESTIONS; at += 1) await ask()
    const requests = (office.server.requests().length - before) / QUESTIONS
    const asked = {
      name: 'digest requests a question',
      unit: 'requests',
      against: 'one',
      maxRatio: 1,
    } as const
    return figureOf(asked, requests, 1, QUESTIONS)
  } finally {
    await office.close()
  }
}
