/** What goes on at the account's phone system, beside what this app does itself. */
export const phoneSystem = {
  callsNow: 'Now at {{name}}',
  in: 'Incoming',
  out: 'Outgoing',
  unknown: 'In a call',
  passOnOf: 'Pass on the call with {{name}}',
  passOnTo: 'Name or number to pass it on to',
  passOnHint: 'The phone system connects the other side with it, and your phone is free again.',
  passOnNow: 'Pass on',
  feed: 'Read as a feed',
  feedTitle: 'Feed: {{folder}}',
  feedEmpty: 'The feed has no entries.',
  feedWait: 'Asking for the feed…',
  time: 'Time at the phone system',
  timeHint: 'Times of schedules are by this clock.',
} as const
