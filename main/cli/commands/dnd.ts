import type { DndState, WriteOutcome } from '../../../shared/domain/availability.ts'
import { toEntry, lines, warning, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { wholeNumber } from '../options.ts'
import { describeDnd, describeError } from '../words.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import type { DndChange } from '../../providers/adapter.ts'

const unsupported = { dnd: { kind: 'unsupported' } }

async function status({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const answers = await core.availability.readDnd(accountIds, signal)
  const named = accountIds !== null
  return {
    json: {
      accounts: answers.map((answer) => toEntry(answer, named, (dnd) => ({ dnd: shown(dnd) }), unsupported)),
      warnings: [],
    },
    text: lines(
      answers.map(({ account, result }) => [
        account.name,
        result.ok ? describeDnd(result.value) : describeError(result.error),
      ]),
    ),
    status: statusOfAnswers(answers, named),
  }
}

async function set({ core, accountIds, signal }: CliContext, change: DndChange): Promise<CliAnswer> {
  const answers = await core.availability.setDnd(accountIds, change, signal)
  return written(answers, accountIds !== null)
}

/** The contract prints `until` and `scheduled` only where they say something. */
function shown(dnd: DndState): Record<string, unknown> {
  if (dnd.kind !== 'on') return { kind: dnd.kind }
  return { kind: 'on', until: dnd.until, ...(dnd.scheduled ? { scheduled: true } : {}) }
}

function written(answers: readonly AccountAnswer<WriteOutcome<DndState>>[], named: boolean): CliAnswer {
  const warnings = answers.flatMap(({ account, result }) =>
    result.ok ? result.value.warnings.map(({ code, detail }) => warning(code, detail ?? code, account)) : [],
  )
  return {
    json: {
      accounts: answers.map((answer) =>
        toEntry(
          answer,
          named,
          ({ value, confirmed, differs }) => ({
            dnd: shown(value),
            confirmed,
            ...(differs ? { differs: { asked: shown(differs.asked), got: shown(differs.got) } } : {}),
          }),
          unsupported,
        ),
      ),
      warnings,
    },
    text: lines(
      answers.map(({ account, result }) => [
        account.name,
        result.ok
          ? `${describeDnd(result.value.value)}${result.value.confirmed ? '' : ' (not confirmed by the server)'}`
          : describeError(result.error),
      ]),
    ),
    status: statusOfAnswers(answers, named, (outcome) => outcome.confirmed),
  }
}

const common = { words: { min: 0, max: 0 }, needsAccount: true } as const

/** `dnd status | on [--minutes N] | off`: Do Not Disturb on every account, or on the one that is named. */
export const dndCommands: readonly CliCommand[] = [
  {
    ...common,
    path: ['dnd', 'status'],
    usage: 'dnd status',
    summary: 'Is Do Not Disturb on?',
    options: [],
    run: status,
  },
  {
    ...common,
    path: ['dnd', 'on'],
    usage: 'dnd on [--minutes N]',
    summary: 'Do not ring, for N minutes (1..1440) or until switched off',
    options: ['minutes'],
    run: (context) => {
      if (context.options.minutes === undefined) return set(context, { on: true, minutes: null })
      const minutes = wholeNumber(context.options.minutes, 'minutes', 1, 1440)
      if (!minutes.ok)
        return Promise.resolve(
          usageError(minutes.error.detail ?? '--minutes', 'sidetone dnd on [--minutes N]'),
        )
      return set(context, { on: true, minutes: minutes.value })
    },
  },
  {
    ...common,
    path: ['dnd', 'off'],
    usage: 'dnd off',
    summary: 'Ring again',
    options: [],
    run: (context) => set(context, { on: false }),
  },
]
