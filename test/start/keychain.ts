import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connectBus, sessionBusPath } from '../../main/storage/dbus.ts'
import { startKeyring } from '../support/keyring.ts'
import { say } from './say.ts'

export type Keychain = { readonly env: Readonly<Record<string, string>>; stop(): Promise<void> }

/** The desktop's own keychain, or a private gnome-keyring that keeps its file in `.cache/keyring` of this checkout. */
export async function findKeychain(root: string): Promise<Keychain> {
  if (process.platform !== 'linux' || (await hasSecretService()))
    return { env: {}, stop: () => Promise.resolve() }
  say('No keychain runs here: starting a private gnome-keyring for this checkout (.cache/keyring).')
  return startKeyring({ dataDir: join(root, '.cache', 'keyring') })
}

async function hasSecretService(): Promise<boolean> {
  const found = sessionBusPath(process.env, existsSync)
  if (found.kind !== 'path') return false
  const bus = await connectBus(found.path, AbortSignal.timeout(2000))
  if (!bus.ok) return false
  const answer = await bus.value.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'NameHasOwner',
    args: ['org.freedesktop.secrets'],
  })
  bus.value.close()
  return answer.ok && answer.value[0] === true
}
