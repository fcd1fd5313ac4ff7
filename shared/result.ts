import type { AppError } from './errors.ts'

/** An expected outcome: bugs throw, everything a person or a server can cause is a value. */
export type Result<T, E = AppError> = Ok<T> | Err<E>
export type Ok<T> = { readonly ok: true; readonly value: T }
export type Err<E = AppError> = { readonly ok: false; readonly error: E }

export function ok(): Ok<undefined>
export function ok<T>(value: T): Ok<T>
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value }
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error }
}

/** Applies `change` to a good value and passes an error through. */
export function mapResult<A, B, E>(result: Result<A, E>, change: (value: A) => B): Result<B, E> {
  return result.ok ? ok(change(result.value)) : result
}
