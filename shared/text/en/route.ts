import type { Route, RouteFinding, RouteStep } from '../../route/route.ts'

/** The way of a call, in words: `action/reason` of a step, and what is worth knowing about it. */
export const routeStepText = {
  reject: {
    'reject-list': 'The phone company turns this caller away: they are on its reject list.',
    dnd: 'Do not disturb is on, so no phone rings.',
    'dnd-scheduled': 'The weekly hours turn everybody away at this time, so no phone rings.',
    rule: 'A rule for now turns everybody away, so no phone rings.',
  },
  'turn-away': { 'block-list': 'Sidetone turns this caller away without ringing: they are blocked here.' },
  forward: {
    always: 'All calls go to {{to}}.',
    unavailable: 'The call goes to {{to}} instead.',
    offline: 'No phone is registered: the call goes to {{to}}.',
    busy: 'If you are on another call, it goes to {{to}}.',
    'no-answer': 'If nobody answers, it goes to {{to}}.',
  },
  ring: {
    phones: 'Your phones ring.',
    sequence: 'Then {{to}} rings.',
    together: '{{to}} rings too.',
  },
  voicemail: {
    always: 'All calls go to voicemail.',
    unavailable: 'The caller can leave a message.',
    offline: 'No phone is registered: the call goes to voicemail.',
    busy: 'If you are on another call, it goes to voicemail.',
    'no-answer': 'If nobody answers, it goes to voicemail.',
  },
  lost: {
    offline: 'No phone is registered: the caller hears that you cannot be reached.',
    'no-forward': 'The call ends there.',
    'no-mailbox': 'There is no mailbox: the call ends there.',
    'no-mobile-number': 'No mobile number is stored: the call ends there.',
    loop: 'The call would come back here, so it ends there.',
    'to-caller': 'That is the caller’s own number: the call ends there.',
  },
} as const satisfies {
  readonly [A in RouteStep['action']]: { readonly [R in RouteStep['reason']]?: string }
}

export const routeFindingText = {
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

/** The sentence of a step with `to` in words; the plainest one where a pair has none of its own. */
export function routeStepSentence(step: Route['steps'][number], to: string): string {
  const byReason: { readonly [R in RouteStep['reason']]?: string } = routeStepText[step.action]
  const text = byReason[step.reason] ?? Object.values(byReason)[0] ?? ''
  return text.replace('{{to}}', to)
}
