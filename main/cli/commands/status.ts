import type { Valued } from '../../../shared/domain/valued.ts'
import { errorJson, lines, type CliAnswer } from '../answer.ts'
import { expiryWarnings } from '../certificate-words.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { exitStatusOf, statusOfAnswers } from '../exit-status.ts'
import { voicemailJson } from './voicemail.ts'
import { describeDnd, describeError, describePlan } from '../words.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import { fanOut } from '../../core/fan-out.ts'

/** A value of `status`: what it is, how old, who says so; with the error when asking failed. */
function cell<T>(answer: AccountAnswer<T> | undefined, unsupported: unknown, show: (value: T) => unknown) {
  if (!answer) return { value: unsupported, asOf: null, source: 'assumed' }
  const { asOf, source, result } = answer
  if (result.ok) return { value: show(result.value), asOf, source }
  if (result.error.code === 'not-supported') return { value: unsupported, asOf, source: 'assumed' }
  return { value: unknownOf(unsupported), asOf, source: 'assumed', error: errorJson(result.error) }
}

function unknownOf(unsupported: unknown): unknown {
  return typeof unsupported === 'object' && unsupported !== null ? { kind: 'unknown' } : null
}

async function run({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const [dnd, privacy, forwarding, voicemail, messages] = await Promise.all([
    core.availability.readDnd(accountIds, signal),
    core.availability.readPrivacy(accountIds),
    core.forwarding.read(accountIds, signal),
    fanOut(core, accountIds, (session) => session.voicemailSettings?.read(signal) ?? null),
    core.voicemail.count(accountIds, signal),
    // Nothing else of an intercom may be asked for, and still it is there or not.
    core.intercoms.status(accountIds, signal),
  ])
  const views = core.state.get().accounts
  const of = <T>(answers: readonly AccountAnswer<T>[], id: string) =>
    answers.find((answer) => answer.account.id === id)
  const rows = dnd.map(({ account, asOf }) => {
    const view = views.find((candidate) => candidate.info.id === account.id)
    const reach = view?.reachability
    const asked = of(dnd, account.id)
    const error = reach?.kind === 'failed' ? reach.error : null
    const reachable: Valued<boolean | null> =
      reach?.kind === 'ok' || reach?.kind === 'failed'
        ? { value: reach.kind === 'ok', asOf: reach.asOf, source: 'local' }
        : { value: null, asOf, source: 'assumed' }
    const entry = {
      account,
      ok: error === null,
      reachable,
      dnd: cell(asked, { kind: 'unsupported' }, (value) => value),
      forwarding: cell(of(forwarding, account.id), null, (plan) => plan),
      privacy: cell(of(privacy, account.id), { kind: 'unsupported' }, (value) => value),
      line: line(view?.line.kind, view?.info.hasLine ?? false, core.state.get().phone === 'ready', asOf),
      messages: view?.messages
        ? { value: view.messages, asOf, source: 'server' }
        : { value: null, asOf, source: 'assumed' },
      voicemail: cell(of(voicemail, account.id), { kind: 'unsupported' }, (settings) => {
        const count = of(messages, account.id)?.result
        return { ...voicemailJson(settings), ...(count?.ok && { messages: count.value }) }
      }),
      ...(error ? { error: errorJson(error, account.name) } : {}),
    }
    const plan = of(forwarding, account.id)?.result
    const words = error
      ? describeError(error)
      : [asked?.result.ok ? describeDnd(asked.result.value) : '', plan?.ok ? describePlan(plan.value) : '']
          .filter(Boolean)
          .join('; ')
    return { entry, words, error }
  })
  const failures = rows.flatMap(({ error }) => (error ? [exitStatusOf(error.code)] : []))
  const allFailed = failures.length === rows.length
  return {
    json: {
      accounts: rows.map((row) => row.entry),
      warnings: expiryWarnings(core).filter(
        (warned) => accountIds === null || accountIds.some((id) => id === warned.account?.id),
      ),
    },
    text: lines(rows.map((row) => [row.entry.account.name, row.words || 'nothing to switch here'])),
    status: failures.length === 0 ? 0 : allFailed ? statusOfAnswers(rows.map(asAnswer), true) : 1,
  }
}

function asAnswer(row: {
  entry: { account: { id: string; name: string } }
  error: Parameters<typeof describeError>[0] | null
}): AccountAnswer<null> {
  const result = row.error ? { ok: false as const, error: row.error } : { ok: true as const, value: null }
  return { account: row.entry.account, asOf: '', source: 'server', result }
}

/** Lines are registered by the app's phone window; a bare command line cannot know. */
function line(kind: string | undefined, hasLine: boolean, phoneIsUp: boolean, asOf: string) {
  if (!hasLine) return { value: { kind: 'unsupported' }, asOf, source: 'assumed' }
  return phoneIsUp
    ? { value: { kind: kind ?? 'off' }, asOf, source: 'local' }
    : { value: { kind: 'unknown' }, asOf, source: 'assumed' }
}

/** `status`: one honest picture; every value carries its own age and source. */
export const statusCommands: readonly CliCommand[] = [
  {
    path: ['status'],
    usage: 'status',
    summary: 'Everything about every account at a glance',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run,
  },
]
