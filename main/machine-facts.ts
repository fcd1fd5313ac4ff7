import { arch, freemem, release, totalmem, type as systemName } from 'node:os'
import type { DiagnosticsPort } from './core/ports.ts'
import { redactText } from './http/redact-text.ts'

/**
 * Variables that make Node or Chromium trust less carefully, write keys down, or run something else first. Our own code does
 * not heed the TLS ones (main/http/trust-connect.ts); the desktop removes them all before it starts (main/shell/start-guard.ts).
 */
const ODD_VARIABLES = [
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'SSLKEYLOGFILE',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_NO_ASAR',
  'LD_PRELOAD',
  'DYLD_INSERT_LIBRARIES',
] as const

export function createMachineFacts(deps: {
  readonly env: NodeJS.ProcessEnv
  /** What the desktop has taken out of the environment already. */
  readonly removed: readonly string[]
  readonly log: DiagnosticsPort['log']
  readonly trace: DiagnosticsPort['trace']
}): DiagnosticsPort {
  const odd = [...new Set([...deps.removed, ...ODD_VARIABLES.filter((name) => deps.env[name])])]
  return {
    system: () => ({
      system: systemName(),
      release: release(),
      arch: arch(),
      versions: process.versions,
      desktop: deps.env['XDG_CURRENT_DESKTOP'] ?? null,
      session: deps.env['XDG_SESSION_TYPE'] ?? null,
      memoryMiB: Math.round(totalmem() / 2 ** 20),
      freeMiB: Math.round(freemem() / 2 ** 20),
      upSec: Math.round(process.uptime()),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale: Intl.DateTimeFormat().resolvedOptions().locale,
    }),
    oddEnvironment: () => odd,
    log: deps.log,
    trace: deps.trace,
    redact: redactText,
  }
}
