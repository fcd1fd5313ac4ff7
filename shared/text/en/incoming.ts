import type { CallEnd } from '../../domain/call.ts'

/** How a call ended, for the person at this end. */
export const callEnd = {
  'hung-up-here': 'Call ended',
  'hung-up-there': 'They hung up',
  cancelled: 'Cancelled',
  missed: 'Missed',
  'declined-here': 'Declined',
  busy: 'On another call',
  'declined-there': 'They declined the call',
  'no-answer': 'No answer',
  'not-found': 'This number does not exist',
  unavailable: 'Not reachable right now',
  elsewhere: 'Answered on another device',
  transferred: 'Connected with each other',
  moved: 'They can be reached elsewhere',
  blocked: 'Blocked caller, turned away',
  'no-common-codec': 'Your phones have no common sound format',
  'connection-lost': 'Connection lost',
  failed: 'The call did not go through',
} as const satisfies Record<CallEnd, string>

/** The popup of an incoming call, and the card of the same call in the main window. */
export const incoming = {
  title: 'Incoming call',
  to: 'to {{account}}',
  nameByCaller: 'name sent by the caller',
  noName: 'Unknown caller',
  answer: 'Answer',
  holdAnswer: 'Hold & answer',
  holdAnswerHint: 'The call you are in waits on hold',
  endAnswer: 'End & answer',
  endAnswerHint: 'Ends the call you are in',
  decline: 'Decline',
  declineMore: 'More ways to decline',
  busyHere: 'Busy here',
  busyHereHint: 'Your other phones keep ringing',
  everywhere: 'Decline on all devices',
  everywhereShort: 'On all devices',
  everywhereHint: 'The caller hears that you decline',
  back: 'Back',
  silence: 'Silence',
  silenced: 'Silenced',
  connecting: 'Connecting…',
  open: 'Open Sidetone',
  and: 'and {{count}} more',
} as const
