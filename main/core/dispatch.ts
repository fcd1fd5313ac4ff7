import { COMMANDS, type CommandName, type Role } from '../../shared/bridge.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, type Result } from '../../shared/result.ts'
import type { CommandHandlers } from './commands.ts'
import type { Log } from './ports.ts'

/** Runs one command for a window of a known role. Anything but a known name, an allowed role and the exact shape is
 *  answered `bad-request` and logged; a bug in a handler is logged and answered `bad-request` without its stack. */
export type Dispatch = (
  role: Role | null,
  name: unknown,
  input: unknown,
) => Promise<Result<unknown, AppError>>

export function createDispatch(handlers: CommandHandlers, log: Log): Dispatch {
  const refuse = (detail: string, fields: Record<string, unknown>) => {
    log.warn('bridge command refused', { detail, ...fields })
    return err(appError('bad-request', { detail }))
  }
  return async (role, name, input) => {
    if (role === null) return refuse('sender', {})
    if (typeof name !== 'string' || !Object.hasOwn(COMMANDS, name)) return refuse('name', { role })
    const command = name as CommandName // own key of COMMANDS, checked on the line above
    const spec = COMMANDS[command]
    if (!(spec.roles as readonly Role[]).includes(role)) return refuse('role', { role, command })
    const parsed = spec.input.safeParse(input)
    if (!parsed.success)
      return refuse('shape', { role, command, path: parsed.error.issues[0]?.path.join('.') })
    // The schema just checked is the handler's own; the union over all commands hides that from the compiler.
    const handle = handlers[command] as (checked: unknown) => Promise<Result<unknown>> | Result<unknown>
    try {
      return await handle(parsed.data)
    } catch (cause) {
      log.error('bridge command failed', { command, cause })
      return err(appError('bad-request', { detail: 'internal' }))
    }
  }
}
