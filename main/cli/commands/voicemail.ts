import type { VoicemailSettings } from '../../../shared/domain/voicemail.ts'
import { fanOut } from '../../core/fan-out.ts'
import { usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readAnswer, type Shown } from '../per-account.ts'

const USAGE = 'voicemail settings [k=v ...]'

const shown: Shown<VoicemailSettings> = {
  member: 'voicemail',
  json: (settings) => settings,
  words: describeVoicemail,
  unsupported: { kind: 'unsupported' },
}

function describeVoicemail(settings: VoicemailSettings): string {
  if (settings.kind === 'none') return 'no mailbox'
  const { mailbox, email, accessNumber } = settings
  const sent = email === null ? '' : `, sent to ${email}`
  return `mailbox ${mailbox}${accessNumber === null ? '' : ` (call ${accessNumber})`}${sent}`
}

async function settings({ core, accountIds, words, signal }: CliContext): Promise<CliAnswer> {
  const bad = words.find((word) => !/^[A-Za-z][\w.-]*=/.test(word))
  if (bad !== undefined) return usageError(bad.slice(0, 64), `sidetone ${USAGE}`)
  // No system we know lets a program change them: asked for, that is an answer of its own.
  const isChange = words.length > 0
  const answers = await fanOut(core, accountIds, (session) =>
    isChange ? null : (session.voicemailSettings?.read(signal) ?? null),
  )
  return readAnswer(answers, isChange || accountIds !== null, shown)
}

/** `voicemail settings`: how the mailbox is set up, without its PIN. */
export const voicemailCommands: readonly CliCommand[] = [
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
