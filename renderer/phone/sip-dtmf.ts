import { type Session, SessionState } from 'sip.js'

/** Length told to the far side, in milliseconds: the same as our RFC 4733 events. */
const TONE_MS = 160

/**
 * Keypad tones as INFO (application/dtmf-relay), for far sides without telephone events (RFC 4733). One after the other,
 * because they have to arrive in order. False when there is no answered call to send them in.
 */
export function sendInfoTones(session: Session, tones: string): boolean {
  if (session.state !== SessionState.Established) return false
  void [...tones].reduce<Promise<void>>(
    (before, tone) => before.then(() => sendTone(session, tone)),
    Promise.resolve(),
  )
  return true
}

function sendTone(session: Session, tone: string): Promise<void> {
  return new Promise((resolve) => {
    session
      .info({
        requestOptions: {
          body: {
            contentDisposition: 'render',
            contentType: 'application/dtmf-relay',
            content: `Signal=${tone}\r\nDuration=${TONE_MS}\r\n`,
          },
        },
        requestDelegate: {
          onAccept: () => resolve(),
          onReject: () => resolve(),
          onRedirect: () => resolve(),
        },
      })
      // The call ended in the same moment.
      .catch(() => resolve())
  })
}
