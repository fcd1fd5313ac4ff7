import { ok } from '../../../shared/result.ts'
import { failure, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'

async function check({ core, signal }: CliContext): Promise<CliAnswer> {
  // What the running app already fetches or holds is not asked for again.
  const view = core.state.get().updates
  const known = 'release' in view ? ok(view.release) : await core.updates.check(signal)
  if (!known.ok) return failure(known.error)
  const { version: current } = core.state.get().app
  const release = known.value
  return {
    json: { current, update: release, checkedAt: core.clock.now().toISOString(), warnings: [] },
    text:
      release === null
        ? `Sidetone ${current} is the newest version.`
        : [`Sidetone ${release.version} is there; this is ${current}.`, ...release.notes].join('\n'),
    status: 0,
  }
}

/** `update check`: whether there is a newer version; the app's window fetches and installs it. */
export const updateCliCommands: readonly CliCommand[] = [
  {
    path: ['update', 'check'],
    usage: 'update check',
    summary: 'Ask whether there is a newer version',
    options: [],
    words: { min: 0, max: 0 },
    timeoutSec: 20,
    needsAccount: false,
    run: check,
  },
]
