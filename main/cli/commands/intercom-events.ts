import type { IntercomEvent } from '../../../shared/domain/intercom.ts'
import { appError } from '../../../shared/errors.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import { failure, lines, usageError, warning, type CliAnswer, type CliWarning } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { wholeNumber } from '../options.ts'
import { asking } from './intercom-common.ts'
import { exitStatusOf } from '../exit-status.ts'

const USAGE = 'sidetone intercom events [--seconds S | --follow]'
const DEFAULT_SECONDS = '10'

type Heard = IntercomEvent & { readonly account: { readonly id: string; readonly name: string } }

function describe({ account, at, name, what }: Heard): readonly [string, string] {
  const { kind: _kind, ...rest } = what
  return [account.name, `${at ? new Date(at).toLocaleTimeString() : '?'}  ${name}  ${JSON.stringify(rest)}`]
}

async function events(context: CliContext): Promise<CliAnswer> {
  const { core, options, accountIds, signal, emit } = context
  const follow = options.follow ?? false
  if (follow && options.seconds !== undefined) return usageError('--seconds --follow', USAGE)
  const seconds = wholeNumber(options.seconds ?? DEFAULT_SECONDS, 'seconds', 1, 86_400)
  if (!seconds.ok) return usageError(seconds.error.detail ?? '--seconds', USAGE)
  const isMeant = (id: string) => accountIds === null || accountIds.some((one) => one === id)
  const doors = core.state.get().accounts.filter((view) => view.intercom && isMeant(view.info.id))
  if (doors.length === 0) return failure(appError('not-supported'))
  const heard: Heard[] = []
  const limit = follow ? [signal] : [signal, AbortSignal.timeout(seconds.value * 1000)]
  await core.intercoms.follow(
    accountIds,
    (account, event) => {
      const entry = { account, ...event }
      if (follow) emit(entry, `${lines([describe(entry)])}\n`)
      else heard.push(entry)
    },
    AbortSignal.any(limit),
  )
  const { warnings, failures } = troubles(
    context,
    doors.map((view) => view.info.id),
  )
  return {
    json: { events: heard, warnings },
    text: [
      lines(heard.map(describe)) || (follow ? '' : 'nothing happened'),
      ...warnings.map((one) => one.message),
    ]
      .filter(Boolean)
      .join('\n'),
    status: failures.length === 0 ? 0 : failures.length < doors.length ? 1 : (failures[0] ?? 1),
  }
}

/** What stands against the answer: devices that cannot be reached, and such that tell nothing. */
function troubles({ core }: CliContext, ids: readonly string[]) {
  const views = core.state.get().accounts.filter((view) => ids.includes(view.info.id))
  const failed = views.flatMap(({ info, reachability }) =>
    reachability.kind === 'failed' ? [{ info, error: reachability.error }] : [],
  )
  const polled = views.filter(
    (view) => view.intercom?.events === 'polling' || view.intercom?.events === 'silent',
  )
  const warnings: readonly CliWarning[] = [
    ...failed.map(({ info, error }) =>
      warning(error.code, errorSentence(error, { account: info.name }), { id: info.id, name: info.name }),
    ),
    ...polled.map(({ info }) =>
      warning('no-events', 'This intercom tells no events, so it is asked instead.', {
        id: info.id,
        name: info.name,
      }),
    ),
  ]
  return { warnings, failures: failed.map(({ error }) => exitStatusOf(error.code)) }
}

export const intercomEventCommands: readonly CliCommand[] = [
  {
    ...asking,
    path: ['intercom', 'events'],
    usage: USAGE.slice('sidetone '.length),
    summary: 'What happens at your intercoms',
    options: ['seconds', 'follow'],
    // It keeps its own time.
    timeoutSec: 0,
    run: events,
  },
]
