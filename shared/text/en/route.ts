import type { RouteFinding } from '../../route/route.ts'

/** Each step of the way of a call, by what is done and why. */
const steps = {
  'reject-reject-list': 'The phone company turns this caller away: they are on its reject list.',
  'reject-dnd': 'Do not disturb is on, so no phone rings.',
  'reject-dnd-scheduled': 'The weekly hours turn everybody away at this time, so no phone rings.',
  'reject-rule': 'A rule for now turns everybody away, so no phone rings.',
  'turn-away-block-list': 'Sidetone turns this caller away without ringing: they are blocked here.',
  'forward-always': 'All calls go to {{to}}.',
  'forward-unavailable': 'The call goes to {{to}} instead.',
  'forward-offline': 'No phone is registered: the call goes to {{to}}.',
  'forward-busy': 'If you are on another call, it goes to {{to}}.',
  'forward-no-answer': 'If nobody answers, it goes to {{to}}.',
  'ring-phones': 'Your phones ring.',
  'ring-sequence': 'Then {{to}} rings.',
  'ring-together': '{{to}} rings at the same time.',
  'voicemail-always': 'All calls go to voicemail.',
  'voicemail-unavailable': 'The caller can leave a message.',
  'voicemail-offline': 'No phone is registered: the call goes to voicemail.',
  'voicemail-busy': 'If you are on another call, it goes to voicemail.',
  'voicemail-no-answer': 'If nobody answers, it goes to voicemail.',
  'lost-offline': 'No phone is registered: the caller hears that you cannot be reached.',
  'lost-busy': 'If you are on another call, the call ends there.',
  'lost-no-answer': 'If nobody answers, the call ends there.',
  'lost-no-forward': 'The call ends there.',
  'lost-no-mailbox': 'There is no mailbox: the call ends there.',
  'lost-no-mobile-number': 'No mobile number is stored: the call ends there.',
  'lost-loop': 'The call would come back here, so it ends there.',
  'lost-to-caller': 'That is the caller’s own number: the call ends there.',
} as const

const findings = {
  loop: 'Forwarding goes round in a circle by way of {{detail}}.',
  'to-caller': 'The call would be sent back to the caller.',
  'lost-unavailable': 'Callers who are turned away now cannot leave a message.',
  'lost-offline': 'While no phone is registered, callers cannot reach you or leave a message.',
  'lost-no-answer': 'If nobody answers, callers cannot leave a message.',
  'no-mailbox': 'Calls are sent to a mailbox that does not exist.',
  'no-mobile-number': 'Calls are sent to a mobile number that is not stored.',
  'blocked-elsewhere': 'This caller is blocked here, but the call never gets here.',
  shadowed: 'Other forwarding never acts while all calls are forwarded: {{detail}}.',
  'group-unknown':
    'Only callers in these groups get through now: {{detail}}. Who is in them is not known here.',
  'schedule-unknown': 'A phone in the plan rings at certain hours only: {{detail}}. They were not looked at.',
  'hours-unknown': 'In which time zone the weekly hours are meant is not known.',
  'not-known': 'This could not be read: {{detail}}.',
} as const satisfies Record<RouteFinding['code'], string>

export const routeScreen = {
  title: 'What happens if somebody calls?',
  from: 'Who calls',
  fromHint: 'A number or an address.',
  ask: 'Find out',
  asking: 'Asking…',
  forSeconds: '{{sentence}} For {{count}} s.',
  failed: 'Not known: {{names}} did not answer.',
  fine: 'Nothing is in the way.',
  steps,
  findings,
} as const
