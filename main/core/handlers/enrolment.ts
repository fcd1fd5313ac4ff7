import { secret } from '../../../shared/secret.ts'
import { mapResult } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** The form, and where its answer gets lost, signing in. */
const ENROL_LIMIT_MS = 40_000

/** A new account at a provider. */
export function enrolmentHandlers(core: Core): Pick<CommandHandlers, 'enrolment.make'> {
  return {
    'enrolment.make': async ({ provider, values, name, pin }) => {
      const text = (key: string): string => values[key] ?? ''
      const made = await core.enrolment.enrol(
        provider,
        name.trim() || null,
        {
          server: text('server'),
          username: text('username'),
          domain: text('domain').trim() || null,
          displayName: text('displayName'),
          email: text('email'),
          password: secret(text('password')),
          timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          caPem: null,
          pin,
        },
        AbortSignal.timeout(ENROL_LIMIT_MS),
      )
      return mapResult(made, ({ record, enrolled: { address, answerWasLost, certificate } }) => ({
        accountId: record.id,
        address,
        warnings: [
          ...(answerWasLost ? (['answer-lost'] as const) : []),
          ...(certificate === 'weak' || certificate === 'unreadable'
            ? ([`certificate-${certificate}`] as const)
            : []),
        ],
      }))
    },
  }
}
