import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canBind, freePort, startProcess, waitUntil } from './processes.ts'
import { SIPP_SCENARIOS, type SippRole } from './sipp-scenarios.ts'
import { toneInALaw } from './tone.ts'

/** A scripted phone (SIPp) on a UDP port of its own. */
export type SippPeer = { readonly port: number; output(): string; stop(): Promise<void> }

/** `earlyHz`: what the role `early` says before it answers. */
export async function startSipp(role: SippRole, earlyHz = 1200): Promise<SippPeer> {
  const dir = await mkdtemp(join(tmpdir(), 'sidetone-sipp-'))
  const [port, mediaPort] = [await freePort(), await freePort()]
  const audio = join(dir, 'early.al')
  await writeFile(audio, toneInALaw(earlyHz, 4))
  await writeFile(join(dir, 'scenario.xml'), SIPP_SCENARIOS[role].replaceAll('@AUDIO@', audio))
  const started = startProcess(
    'sipp',
    [
      ...['127.0.0.1:9', '-sf', join(dir, 'scenario.xml'), '-i', '127.0.0.1', '-p', String(port)],
      ...['-mi', '127.0.0.1', '-mp', String(mediaPort), '-nostdin', '-skip_rlimit'],
      ...['-trace_err', '-error_file', join(dir, 'errors.log')],
    ],
    { cwd: dir },
  )
  const isBound = async (): Promise<boolean> => !(await canBind(port))
  await waitUntil(`sipp ${role}`, isBound, { of: started })
  return {
    port,
    output: () => started.output(),
    stop: async () => {
      await started.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
