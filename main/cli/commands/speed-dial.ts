import { z } from 'zod'
import { SpeedDialButtonSchema, type SpeedDial } from '../../../shared/domain/preferences.ts'
import { failure, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readJsonFile } from '../json-file.ts'
import { theAccount, withOne } from '../one-account.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'

const USAGE = 'speed-dial apply --file F'
const shown: Shown<SpeedDial> = {
  member: 'speedDial',
  json: (speedDial) => speedDial,
  words: ({ buttons, groupSpeedDial }) =>
    groupSpeedDial
      ? 'the buttons of your group'
      : buttons.map(({ label, number }) => `${label} ${number}`).join(', ') || 'no buttons',
  unsupported: null,
}

const ButtonSchema = z.looseObject({
  ...SpeedDialButtonSchema.shape,
  blf: z.boolean().default(false),
})
/** What `speed-dial show` prints, or only the buttons. */
const FileSchema = z.union([
  z.array(ButtonSchema).transform((buttons) => ({ buttons, groupSpeedDial: false, updatePhones: false })),
  z.looseObject({
    buttons: z.array(ButtonSchema),
    groupSpeedDial: z.boolean().default(false),
    updatePhones: z.boolean().nullable().default(false),
  }),
])

async function apply(context: CliContext): Promise<CliAnswer> {
  const { core, options, signal } = context
  if (!options.file) return usageError('--file', `sidetone ${USAGE}`)
  const file = readJsonFile(context, options.file, FileSchema)
  if (!file.ok) return failure(file.error)
  const { groupSpeedDial, updatePhones } = file.value
  const buttons = file.value.buttons.map(({ label, number, blf }) => ({ label, number, blf }))
  const wanted = { buttons, groupSpeedDial }
  const answers = await core.preferences.applySpeedDial(
    theAccount(context),
    wanted,
    { updatePhones: updatePhones ?? false },
    signal,
  )
  return writeAnswer(answers, true, shown)
}

/** `speed-dial show | apply`: the buttons of a person's telephones. */
export const speedDialCommands: readonly CliCommand[] = [
  {
    path: ['speed-dial', 'show'],
    usage: 'speed-dial show',
    summary: 'The speed dial buttons of your telephones',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.preferences.speedDial(accountIds, signal), accountIds !== null, shown),
  },
  {
    ...withOne('speed-dial'),
    path: ['speed-dial', 'apply'],
    usage: USAGE,
    summary: 'Replace all buttons by those of a file',
    options: ['file'],
    words: { min: 0, max: 0 },
    run: apply,
  },
]
