import type { DndState } from '../domain/availability.ts'
import type { ForwardingPlan } from '../domain/forwarding.ts'
import type { CallRules } from '../domain/rules.ts'

/** A setting with its age, or why there is none: `unknown` could not be read, `none` the system has no such thing. */
export type Known<T> =
  | { readonly kind: 'known'; readonly value: T; readonly asOf: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }

/** Everything about one account that decides where a call goes, as data: every provider may fill it in. */
export type RouteFacts = {
  readonly account: { readonly id: string; readonly name: string }
  /** `user@domain`, and further addresses and numbers that lead here. */
  readonly addresses: readonly string[]
  readonly dnd: Known<DndState>
  readonly rules: Known<CallRules>
  readonly plan: Known<ForwardingPlan>
  /** How many phones are registered. */
  readonly phones: Known<number>
  /** Whether there is a mailbox. */
  readonly mailbox: Known<boolean>
  readonly mobileNumber: Known<string | null>
  /** Seconds until a call counts as not answered; null = not known. */
  readonly noAnswerSec: number | null
}

export type RouteQuestion = {
  /** Number or address of the caller. */
  readonly from: string
  readonly at: Date
  /** `callerKey`s of those who are turned away here. */
  readonly blocked: ReadonlySet<string>
}
