import type { Device } from '../../../shared/domain/device.ts'
import type { CliCommand } from '../command.ts'
import { readAnswer, type Shown } from '../per-account.ts'

const shown: Shown<readonly Device[]> = {
  member: 'devices',
  json: (devices) => devices,
  words: (devices) => devices.map(describeDevice).join('; ') || 'no phone is registered',
  unsupported: null,
}

function describeDevice({ userAgent, publicContact, transport, own }: Device): string {
  const where = [publicContact, transport].filter(Boolean).join(' ')
  return `${userAgent ?? 'unknown phone'} at ${where}${own ? ' (this one)' : ' (not this one)'}`
}

/** `device list`: the phones that are registered now; this installation is marked `own`, all others `stranger`. */
export const deviceCommands: readonly CliCommand[] = [
  {
    path: ['device', 'list'],
    usage: 'device list',
    summary: 'Phones that are registered with your accounts',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.devices.list(accountIds, signal), accountIds !== null, shown),
  },
]
