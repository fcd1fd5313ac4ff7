import type { Result } from '../../../../shared/result.ts'
import type { HttpBody, HttpRequest, HttpResponse } from '../../../http/types.ts'

export type AdminRequest = {
  readonly method: HttpRequest['method']
  /** After `/sipxconfig`, encoded. */
  readonly path: string
  readonly query?: readonly (readonly [name: string, value: string])[]
  readonly accept: string
  readonly body?: HttpBody
  /** Changes something, whatever the method is called: sent once. */
  readonly isWrite: boolean
  readonly maxBytes?: number
}

/** The account's connection, as the administrator's side needs it. Any status is a good answer. */
export type AdminDoor = {
  send(request: AdminRequest, signal: AbortSignal): Promise<Result<HttpResponse>>
  /** Name of the person who is signed in, for the one question that tells the right. */
  userName(signal: AbortSignal): Promise<Result<string>>
  readonly host: string
}
