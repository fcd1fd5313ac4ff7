import type { CliCommand } from '../command.ts'
import { intercomCallCommands } from './intercom-calls.ts'
import { intercomConfigCommands } from './intercom-config.ts'
import { intercomDoorCommands } from './intercom-door.ts'
import { intercomEventCommands } from './intercom-events.ts'
import { intercomHealthCommands } from './intercom-health.ts'

/** `intercom …`: door stations, their settings, their calls, their doors (docs/cli.md). */
export const intercomCommands: readonly CliCommand[] = [
  ...intercomHealthCommands,
  ...intercomConfigCommands,
  ...intercomCallCommands,
  ...intercomDoorCommands,
  ...intercomEventCommands,
]
