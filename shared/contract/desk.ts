import { z } from 'zod'
import { DiagnosticReportSchema } from '../domain/diagnostics.ts'
import { HotkeyActionSchema } from '../domain/hotkeys.ts'
import { TrustedSchema } from '../domain/trust.ts'

/** Commands of what belongs to the desk: hotkeys, diagnostics, trusted certificates. Spread into COMMANDS of bridge.ts. */
export const deskCommands = {
  /** The next press of this key (within 20 s) is only noted in `desktop.hotkeys`. */
  'hotkey.listen': {
    roles: ['app'],
    input: z.strictObject({ action: HotkeyActionSchema }),
    output: z.undefined(),
  },
  'diagnostics.run': { roles: ['app'], input: z.strictObject({}), output: DiagnosticReportSchema },
  /** Saves the report of the last run; the person chooses where. Null = not saved. */
  'diagnostics.save': {
    roles: ['app'],
    input: z.strictObject({}),
    output: z.strictObject({ fileName: z.string() }).nullable(),
  },
  'trust.list': { roles: ['app'], input: z.strictObject({}), output: z.array(TrustedSchema).readonly() },
  /** The account does not connect any more until its certificate is trusted anew. */
  'trust.forget': {
    roles: ['app'],
    input: z.strictObject({ accountId: z.string().max(64) }),
    output: z.undefined(),
  },
} as const
