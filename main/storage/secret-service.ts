import { existsSync } from 'node:fs'
import { connectBus, sessionBusPath, type Bus, type BusFault } from './dbus.ts'

/** `ready`: the default collection is there and unlocked. `unknown`: it cannot be asked, trying is the only way to know. */
export type SecretServiceState =
  | 'ready'
  | 'unknown'
  | 'no-bus'
  | 'no-service'
  | 'no-collection'
  | 'locked'
  | 'timeout'

const SERVICE = 'org.freedesktop.secrets'
/** What `ReadAlias` answers when there is no default collection (Secret Service API 0.2, "Service interface"). */
const NO_OBJECT = '/'
const NO_SUCH_OBJECT = /\.(UnknownObject|UnknownMethod|UnknownInterface|NoSuchObject)$/

/**
 * Asks the desktop's Secret Service whether it could store something now. libsecret itself answers neither way well: a
 * locked keyring looks empty to a read and may put a password prompt on the screen, on a thread nobody can stop. These
 * two questions never prompt. The service is started by the bus if it is installed; `signal` is the time limit.
 */
export async function askSecretService(
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<SecretServiceState> {
  const found = sessionBusPath(env, existsSync)
  if (found.kind === 'none') return 'no-bus'
  if (found.kind === 'unsupported') return 'unknown'
  const bus = await connectBus(found.path, signal)
  if (!bus.ok) return signal.aborted ? 'timeout' : 'no-bus'
  const state = await askBus(bus.value)
  bus.value.close()
  return signal.aborted ? 'timeout' : state
}

async function askBus(bus: Bus): Promise<SecretServiceState> {
  const alias = await bus.call({
    destination: SERVICE,
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'ReadAlias',
    args: ['default'],
  })
  if (!alias.ok) return stateOf(alias.error)
  const collection = alias.value[0]
  if (typeof collection !== 'string' || collection === NO_OBJECT) return 'no-collection'
  const locked = await bus.call({
    destination: SERVICE,
    path: collection,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    args: ['org.freedesktop.Secret.Collection', 'Locked'],
  })
  if (!locked.ok) return stateOf(locked.error)
  return locked.value[0] === false ? 'ready' : 'locked'
}

function stateOf(fault: BusFault): SecretServiceState {
  return fault.kind === 'refused' && NO_SUCH_OBJECT.test(fault.name) ? 'no-collection' : 'no-service'
}
