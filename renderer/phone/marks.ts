/** Moments the benches look for (test/bench); plain performance marks, nothing else listens. */
export type MarkName =
  | 'flow-asked'
  | 'flow-opened'
  | 'register-sent'
  | 'registered'
  | 'invite-sent'
  | 'invite-received'
  | 'incoming-reported'
  | 'call-active'
  | 'dial-asked'
  | 'answer-sent'

/** Sets `sidetone:<name>`. Only the latest of a name is kept: a phone window lives for weeks. */
export function mark(name: MarkName): void {
  performance.clearMarks(`sidetone:${name}`)
  performance.mark(`sidetone:${name}`)
}
