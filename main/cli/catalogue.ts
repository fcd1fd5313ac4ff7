import type { CliCommand } from './command.ts'
import { accountCommands } from './commands/account.ts'
import { accountOptionCommands } from './commands/account-options.ts'
import { accountLineCommands } from './commands/account-line.ts'
import { certificateCommands } from './commands/account-certificate.ts'
import { enrollCommands } from './commands/account-enroll.ts'
import { adminCommands } from './commands/admin.ts'
import { balanceCommands } from './commands/balance.ts'
import { callSelectionCommands } from './commands/call-selection.ts'
import { conferenceCommands } from './commands/conference.ts'
import { callCommands } from './commands/call.ts'
import { demoCommands } from './commands/demo.ts'
import { deviceCommands } from './commands/device.ts'
import { diagnosticsCommands } from './commands/diagnostics.ts'
import { dndCommands } from './commands/dnd.ts'
import { forwardingCommands } from './commands/forwarding.ts'
import { historyCommands } from './commands/history.ts'
import { identityCommands } from './commands/identity.ts'
import { intercomCommands } from './commands/intercom.ts'
import { journalCommands } from './commands/journal.ts'
import { namesCommands } from './commands/names.ts'
import { passwordCommands } from './commands/password.ts'
import { peopleCommands } from './commands/people.ts'
import { personCliCommands } from './commands/person.ts'
import { preferenceCommands } from './commands/preference-sets.ts'
import { privacyCommands } from './commands/privacy.ts'
import { routeCliCommands } from './commands/route.ts'
import { rulesCommands } from './commands/rules.ts'
import { speedDialCommands } from './commands/speed-dial.ts'
import { scheduleCommands } from './commands/schedule.ts'
import { statusCommands } from './commands/status.ts'
import { textCommands } from './commands/text.ts'
import { updateCliCommands } from './commands/update.ts'
import { voicemailCommands } from './commands/voicemail.ts'
import { watchCommands } from './commands/watch.ts'

/** Every command there is, in the order of the help. */
export function createCatalogue(): readonly CliCommand[] {
  return [
    ...accountCommands,
    ...accountOptionCommands,
    ...accountLineCommands,
    ...certificateCommands,
    ...enrollCommands,
    ...statusCommands,
    ...dndCommands,
    ...privacyCommands,
    ...forwardingCommands,
    ...scheduleCommands,
    ...rulesCommands,
    ...routeCliCommands,
    ...personCliCommands,
    ...historyCommands,
    ...callCommands,
    ...callSelectionCommands,
    ...textCommands,
    ...watchCommands,
    ...identityCommands,
    ...namesCommands,
    ...deviceCommands,
    ...balanceCommands,
    ...voicemailCommands,
    ...peopleCommands,
    ...speedDialCommands,
    ...preferenceCommands,
    ...passwordCommands,
    ...conferenceCommands,
    ...journalCommands,
    ...intercomCommands,
    ...adminCommands,
    ...diagnosticsCommands,
    ...updateCliCommands,
    ...demoCommands,
  ]
}

/** The command whose words start the given ones; the longest path wins. */
export function findCommand(
  catalogue: readonly CliCommand[],
  words: readonly string[],
): CliCommand | undefined {
  return catalogue
    .filter((command) => command.path.every((word, index) => words[index] === word))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
}

/** The usage lines that fit what was typed, or all of them. */
export function usageFor(catalogue: readonly CliCommand[], words: readonly string[]): string {
  const near = catalogue.filter((command) => command.path[0] === words[0])
  const chosen = near.length > 0 ? near : catalogue
  const width = Math.max(...chosen.map((command) => command.path.join(' ').length))
  if (near.length > 0) return chosen.map((command) => `usage: sidetone ${command.usage}`).join('\n')
  return [
    'usage: sidetone COMMAND [--data DIR] [--json] [--account ID_OR_NAME] [--timeout SEC] [--secrets-stdin]',
    '',
    ...chosen.map((command) => `  ${command.path.join(' ').padEnd(width)}  ${command.summary}`),
  ].join('\n')
}
