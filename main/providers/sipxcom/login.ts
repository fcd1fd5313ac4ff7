import { z } from 'zod'
import { ok, type Result } from '../../../shared/result.ts'
import { secret, type Secret } from '../../../shared/secret.ts'
import type { SipxClient } from './client.ts'

/** Who is signed in. The SIP password comes in clear and is wrapped at once. */
export type SipxLogin = {
  /** The real user name: the address of mailbox, history and calls, whatever alias signed in. */
  readonly userName: string
  readonly imId: string | null
  readonly sipPassword: Secret | null
}

const LoginSchema = z.looseObject({
  'login-details': z.looseObject({
    // XStream drops leading zeros of nothing, but writes digits as a number where a bean holds one.
    userName: z.union([z.string().min(1), z.number().transform(String)]),
    imId: z.string().nullish(),
    sipPassword: z.union([z.string(), z.number().transform(String)]).nullish(),
  }),
})

/** Asks who the credentials belong to. Errors: the client's. */
export async function readLogin(client: SipxClient, signal: AbortSignal): Promise<Result<SipxLogin>> {
  const answer = await client.json({ path: ['my', 'logindetails'] }, LoginSchema, signal)
  if (!answer.ok) return answer
  const { userName, imId, sipPassword } = answer.value['login-details']
  return ok({
    userName,
    imId: imId || null,
    sipPassword: sipPassword ? secret(sipPassword) : null,
  })
}
