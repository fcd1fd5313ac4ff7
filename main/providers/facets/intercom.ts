import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { ConfigChange, ConfigField, FieldProblem } from '../../../shared/domain/intercom-fields.ts'
import type {
  IntercomCall,
  IntercomEvent,
  IntercomLogEntry,
  IntercomStatus,
  IntercomSwitch,
  SipAccountConfig,
  SwitchAction,
} from '../../../shared/domain/intercom.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { Secret } from '../../../shared/secret.ts'

/** A change of one SIP account of the device. `expected`: the settings the person saw; refused with `conflict` when a
 *  field of the change has another value by now. */
export type SipAccountChange = {
  /** From 1. */
  readonly account: number
  readonly set: ConfigChange
  readonly password?: Secret
  readonly expected?: SipAccountConfig
}

/** What became of one field. `not-applied`: the field is fine, but the device refused the upload as a whole. */
export type FieldVerdict = {
  readonly field: ConfigField | 'password'
  readonly state: 'saved' | 'unchanged' | 'differs' | 'refused' | 'not-applied'
  readonly problem?: FieldProblem
}

/** `before` is what undo puts back (the password excepted, nobody can read it). */
export type SipAccountWrite =
  | (WriteOutcome<SipAccountConfig> & {
      readonly kind: 'saved'
      readonly before: SipAccountConfig
      readonly fields: readonly FieldVerdict[]
    })
  /** Nothing was applied; `error` is the device's or the local check's reason. */
  | {
      readonly kind: 'refused'
      readonly error: AppError
      readonly before: SipAccountConfig
      readonly fields: readonly FieldVerdict[]
    }

/** A door station or intercom. Answers are the device's own; actions and uploads are sent at most once. */
export type IntercomFacet = {
  /** The cheapest question there is, without signing in: does it answer again? Gives up after 3 s. */
  knock(signal: AbortSignal): Promise<Result<undefined>>
  /** Everything in one round. Fails only when the device cannot be asked at all; parts it keeps to itself are `missing`. */
  status(signal: AbortSignal): Promise<Result<IntercomStatus>>
  readonly config: {
    /** All SIP accounts, or one. Errors: not-found when the device has no such account. */
    read(account: number | null, signal: AbortSignal): Promise<Result<readonly SipAccountConfig[]>>
    /** Reads, compares, sends only what differs, reads back. Errors: conflict (`field`), insecure-transport (password over
     *  plain http), not-found. */
    write(change: SipAccountChange, signal: AbortSignal): Promise<Result<SipAccountWrite>>
  }
  readonly log: {
    read(signal: AbortSignal): Promise<Result<readonly IntercomLogEntry[]>>
    /** Errors: not-found. */
    remove(id: string, signal: AbortSignal): Promise<Result<undefined>>
  }
  readonly calls: {
    read(signal: AbortSignal): Promise<Result<readonly IntercomCall[]>>
    /** A number, a SIP URI, `NUMBER/ACCOUNT`, or directory users by uuid with commas between. Errors: target-invalid. */
    dial(target: string, signal: AbortSignal): Promise<Result<{ readonly session: number }>>
    /** Errors: call-not-found. */
    answer(session: number, signal: AbortSignal): Promise<Result<undefined>>
    /** A call that is gone already is a yes, with `alreadyGone`. */
    hangUp(session: number, signal: AbortSignal): Promise<Result<{ readonly alreadyGone: boolean }>>
  }
  readonly switches: {
    read(signal: AbortSignal): Promise<Result<readonly IntercomSwitch[]>>
    /** `confirmed` is false for a pulse that was over before it could be read. Errors: not-found, not-supported. */
    operate(
      number: number,
      action: SwitchAction,
      signal: AbortSignal,
    ): Promise<Result<WriteOutcome<IntercomSwitch>>>
  }
  /** Opens an event channel; it lives 90 s after the last pull. Errors: not-supported, forbidden. */
  subscribe(signal: AbortSignal): Promise<Result<IntercomChannel>>
  /** What the camera sees. Errors: not-supported, not-found, forbidden. */
  picture(signal: AbortSignal): Promise<Result<{ readonly contentType: string; readonly bytes: Buffer }>>
}

/** A queue of events on the device. */
export type IntercomChannel = {
  /** Waits up to `timeoutSec` for events; none = an empty list. An error means that the channel is dead. */
  pull(timeoutSec: number, signal: AbortSignal): Promise<Result<readonly IntercomEvent[]>>
  /** Tells the device, best effort. */
  close(): Promise<void>
}
