import { z } from 'zod'

const RefSchema = z.strictObject({ id: z.string(), name: z.string() })

/** What is done with the call. `reject`: refused by the account's system; `turn-away`: refused by this app before it rings;
 *  `lost`: it ends without anybody having had a chance to take it. */
export const ROUTE_ACTIONS = ['reject', 'turn-away', 'forward', 'ring', 'voicemail', 'lost'] as const
/** Why, in one word each. `group`: it depends on a phone book group the caller may be in. */
export const ROUTE_REASONS = [
  'always',
  'busy',
  'no-answer',
  'offline',
  'unavailable',
  'phones',
  'sequence',
  'together',
  'dnd',
  'dnd-scheduled',
  'rule',
  'group',
  'reject-list',
  'block-list',
  'no-forward',
  'no-mailbox',
  'no-mobile-number',
  'loop',
  'to-caller',
] as const
/** Which setting says so. */
export const ROUTE_SOURCES = [
  'block-list',
  'reject-rules',
  'accept-rules',
  'dnd',
  'forwarding',
  'devices',
  'voicemail',
  'identity',
] as const

export const RouteStepSchema = z.strictObject({
  account: RefSchema,
  action: z.enum(ROUTE_ACTIONS),
  reason: z.enum(ROUTE_REASONS),
  source: z.enum(ROUTE_SOURCES),
  /** Where to, as the plan has it; null where there is no other place. */
  to: z.string().nullable(),
  /** How long it rings, null where that is not known or does not end. */
  seconds: z.number().int().nullable(),
  /** Only in this case, null = always. */
  when: z.enum(['busy', 'no-answer']).nullable(),
  /** When the setting was read, ISO 8601; null where there is none. */
  asOf: z.string().nullable(),
})
export type RouteStep = z.infer<typeof RouteStepSchema>

/** What a person should know about the way a call takes. */
export const ROUTE_FINDINGS = [
  'loop',
  'to-caller',
  'lost-unavailable',
  'lost-offline',
  'lost-no-answer',
  'no-mailbox',
  'no-mobile-number',
  'blocked-elsewhere',
  'shadowed',
  'group-unknown',
  'schedule-unknown',
  'hours-unknown',
  'not-known',
] as const
export const RouteFindingSchema = z.strictObject({
  code: z.enum(ROUTE_FINDINGS),
  account: RefSchema,
  /** What it is about: the setting that is not known, the destination, the conditions that never act. */
  detail: z.string().nullable(),
})
export type RouteFinding = z.infer<typeof RouteFindingSchema>

export const RouteSchema = z.strictObject({
  steps: z.array(RouteStepSchema).readonly(),
  findings: z.array(RouteFindingSchema).readonly(),
})
export type Route = z.infer<typeof RouteSchema>
