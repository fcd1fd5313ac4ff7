import { z } from 'zod'
import type { Identity } from '../../../shared/domain/account.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { SipxClient } from './client.ts'

const ContactSchema = z.looseObject({
  'contact-information': z.looseObject({
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
    emailAddress: z.string().nullish(),
    cellPhoneNumber: z.string().nullish(),
  }),
})

/** What the system knows of the account's person. Errors: the client's. */
export async function readIdentity(
  client: SipxClient,
  address: string,
  signal: AbortSignal,
): Promise<Result<Identity>> {
  const answer = await client.json({ path: ['my', 'contact-information'] }, ContactSchema, signal)
  if (!answer.ok) return answer
  const { firstName, lastName, emailAddress, cellPhoneNumber } = answer.value['contact-information']
  const named = cleanRemoteText([firstName, lastName].filter(Boolean).join(' '), 'name')
  return ok({
    address,
    displayName: named || null,
    email: cleanRemoteText(emailAddress ?? '', 'address') || null,
    mobileNumber: cleanRemoteText(cellPhoneNumber ?? '', 'address') || null,
    callerId: null,
    timezone: null,
    noAnswerSec: null,
  })
}
