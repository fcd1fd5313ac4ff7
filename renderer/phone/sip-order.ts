import { type Session, SessionState } from 'sip.js'

/** Taking an answer in lasts as long as its media: some 100 ms through the relay on a first call. */
const LONGEST_MS = 4_000

/**
 * A request inside a call whose answer is still being taken in: sip.js drops it without a word (`Session.onByeRequest` and
 * its like look at the state first), so a BYE right after a 200 left a call that never ended. Null = no reason to wait;
 * else resolves when the call stands or is over, at the latest after 4 s.
 */
export function untilEstablished(
  text: string,
  sessions: Iterable<Session>,
  after: (delayMs: number, run: () => void) => () => void,
): Promise<void> | null {
  if (!/^(?:BYE|INFO|INVITE|UPDATE|REFER|NOTIFY|MESSAGE) /.test(text)) return null
  const callId = /^(?:call-id|i)[ \t]*:[ \t]*(\S+)[ \t]*$/im.exec(text)?.[1]
  const session = [...sessions].find((one) => callIdOf(one) === callId)
  if (session?.state !== SessionState.Establishing) return null
  return new Promise((resolve) => {
    const cancel = after(LONGEST_MS, done)
    function done(): void {
      cancel()
      session?.stateChange.removeListener(look)
      resolve()
    }
    function look(state: SessionState): void {
      if (state !== SessionState.Establishing) done()
    }
    session.stateChange.addListener(look)
  })
}

function callIdOf(session: Session): string | undefined {
  return 'request' in session ? (session.request as { callId?: string }).callId : undefined
}
