import type { ConditionPlan } from './forwarding.ts'

/** When a condition forward acts, in the words of the command line. Kept free of zod: the screens import it. */
export const FORWARD_CONDITIONS = ['always', 'busy', 'no-answer', 'offline', 'unavailable'] as const
export type ForwardCondition = (typeof FORWARD_CONDITIONS)[number]

const PLAN_KEY = {
  always: 'always',
  busy: 'busy',
  'no-answer': 'noAnswer',
  offline: 'offline',
  unavailable: 'unavailable',
} as const satisfies Record<ForwardCondition, Exclude<keyof ConditionPlan, 'kind'>>

/** The member of a condition plan that a condition names. */
export function planKey(when: ForwardCondition): Exclude<keyof ConditionPlan, 'kind'> {
  return PLAN_KEY[when]
}
