import type { DndState } from '../../../shared/domain/availability.ts'
import type { DndChange } from '../../providers/adapter.ts'
import { usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { wholeNumber } from '../options.ts'
import { readAnswer, writeAnswer, writeWarning, type Shown } from '../per-account.ts'
import { describeDnd } from '../words.ts'

const shown: Shown<DndState> = {
  member: 'dnd',
  /** The contract prints `until` and `scheduled` only where they say something. */
  json: (dnd) =>
    dnd.kind === 'on'
      ? { kind: 'on', until: dnd.until, ...(dnd.scheduled ? { scheduled: true } : {}) }
      : { kind: dnd.kind },
  words: describeDnd,
  unsupported: { kind: 'unsupported' },
}

async function status({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const answers = await core.availability.readDnd(accountIds, signal)
  const views = core.state.get().accounts
  return readAnswer(answers, accountIds !== null, {
    ...shown,
    // Before anybody switches: afterwards it may be too late.
    warnings: (_dnd, account) =>
      (views.find(({ info }) => info.id === account.id)?.dnd.warnings ?? [])
        .filter(({ code }) => code === 'schedule-at-risk')
        .map((one) => writeWarning(one, account)),
  })
}

async function set({ core, accountIds, signal }: CliContext, change: DndChange): Promise<CliAnswer> {
  return writeAnswer(await core.availability.setDnd(accountIds, change, signal), accountIds !== null, shown)
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
