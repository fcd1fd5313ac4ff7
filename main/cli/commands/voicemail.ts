import type { VoicemailSettings } from '../../../shared/domain/voicemail.ts'
import { fanOut } from '../../core/fan-out.ts'
import { failure, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { nested, readKeyValues } from '../key-values.ts'
import { chooseOne } from '../one-account.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'
import { shownPreferences } from './preference-sets.ts'
import { voicemailMessageCommands } from './voicemail-messages.ts'

const USAGE = 'voicemail settings [k=v ...]'

const shown: Shown<VoicemailSettings> = {
  member: 'voicemail',
  json: voicemailJson,
  words: describeVoicemail,
  unsupported: { kind: 'unsupported' },
}

/** What the system has of its own stands beside what all have. */
export function voicemailJson(settings: VoicemailSettings): object {
  if (settings.kind === 'none') return settings
  const { preferences, ...common } = settings
  return { ...nested(preferences ?? {}), ...common }
}

function describeVoicemail(settings: VoicemailSettings): string {
  if (settings.kind === 'none') return 'no mailbox'
  const { mailbox, email, accessNumber, preferences } = settings
  const sent = email === null ? '' : `, sent to ${email}`
  const more = Object.entries(preferences ?? {}).filter(([, value]) => value !== null && value !== '')
  return [
    `mailbox ${mailbox}${accessNumber === null ? '' : ` (call ${accessNumber})`}${sent}`,
    ...more.map(([key, value]) => `\n    ${key}=${String(value)}`),
  ].join('')
}

async function settings(context: CliContext): Promise<CliAnswer> {
  const { core, accountIds, words, signal } = context
  if (words.length > 0) return change(context)
  const answers = await fanOut(core, accountIds, (session) => session.voicemailSettings?.read(signal) ?? null)
  return readAnswer(answers, accountIds !== null, shown)
}

async function change(context: CliContext): Promise<CliAnswer> {
  const values = readKeyValues(context.words, USAGE)
  if (!values.ok) return values.error
  const { core, accountIds, signal } = context
  const account = chooseOne(context, 'voicemail')
  if (account.ok) {
    const answers = await core.preferences.write(account.value, 'voicemail', values.value, signal)
    return writeAnswer(answers, true, {
      ...shownPreferences('voicemail'),
      unsupported: { kind: 'unsupported' },
    })
  }
  if (account.error.code === 'account-ambiguous') return failure(account.error, `usage: sidetone ${USAGE}`)
  // Nobody can: asked for, that is an answer of its own.
  return readAnswer(await fanOut<VoicemailSettings>(core, accountIds, () => null), true, shown)
}

/** `voicemail ...`: messages, and how the mailbox is set up, without its PIN. */
export const voicemailCommands: readonly CliCommand[] = [
  ...voicemailMessageCommands,
  {
    path: ['voicemail', 'settings'],
    usage: USAGE,
    summary: 'How your mailbox is set up',
    options: [],
    words: { min: 0, max: 32 },
    needsAccount: true,
    run: settings,
  },
]
