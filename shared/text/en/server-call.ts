/** Calls that the account's own server makes. `{{target}}` is who is called. */
export const serverCall = {
  step: {
    ordered: 'The phone system has taken the call',
    'desk-ringing': 'Your desk phone rings',
    'desk-answered': 'You picked up your desk phone',
    'desk-failed': 'Your desk phone was not picked up',
    ringing: 'Ringing {{target}}',
    answered: '{{target}} answered',
    failed: '{{target}} cannot be reached',
    transferred: 'The call is being passed on to {{target}}',
  },
  outcome: {
    answered: 'Answered',
    busy: 'Busy',
    declined: 'Declined',
    'no-answer': 'No answer',
    'not-found': 'There is no such number',
    unavailable: 'Not available now',
    failed: 'The call failed',
    unknown: 'The phone system says nothing more about this call',
  },
  ring: 'Ring my desk phone first',
  title: 'Call by desk phone',
  asking: 'Asking the phone system…',
} as const
