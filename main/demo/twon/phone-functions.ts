import type { DemoFunction } from './function.ts'
import { invalid, missing, refusal, success, type DemoReply } from './reply.ts'
import { EMPTY_SIP_ACCOUNT, type DemoSipAccount } from './settings.ts'

const PORTS: ReadonlySet<string> = new Set(['domainPort', 'proxyPort', 'registrarPort'])

/** The accounts a request is about, by position; a reply when the number is none of them. */
function chosen(text: string | undefined, count: number): readonly number[] | DemoReply {
  if (text === undefined) return Array.from({ length: count }, (_, at) => at)
  const number = Number(text)
  return Number.isInteger(number) && number >= 1 && number <= count ? [number - 1] : invalid('account')
}

export const phoneStatus: DemoFunction = ({ params, device, behaviour }) => {
  const which = chosen(params.get('account'), device.lines.length)
  if ('body' in which) return which
  const accounts = which.flatMap((at) => {
    const line = device.lines[at]
    if (line === undefined) return []
    const { config, registered, registeredAt } = line
    const time = registeredAt === null ? {} : { registerTime: Math.floor(registeredAt.getTime() / 1000) }
    const short = { account: at + 1, sipNumber: config.sipNumber, registered, ...time }
    if (behaviour.oldFirmware) return [short]
    const { enabled, registrationEnabled } = config
    return [{ ...short, accountType: 'general', enabled, registrationEnabled }]
  })
  return success({ accounts })
}

export const readConfig: DemoFunction = ({ params, device, behaviour }) => {
  const which = chosen(params.get('account'), device.lines.length)
  if ('body' in which) return which
  const asNumber = behaviour.portsAs === 'number'
  const accounts = which.map((at) => {
    const fields = Object.entries(device.lines[at]?.config ?? EMPTY_SIP_ACCOUNT).map(([name, value]) => [
      name,
      asNumber && PORTS.has(name) && value !== '' ? Number(value) : value,
    ])
    return { account: at + 1, ...(Object.fromEntries(fields) as Readonly<Record<string, unknown>>) }
  })
  return success({ accounts })
}

/** All accounts are checked before the first is touched: one bad field and nothing is applied (5.6.3). */
export const writeConfig: DemoFunction = ({ params, device, behaviour }) => {
  const blob = params.get('blob-json')
  if (blob === undefined) return missing('blob-json')
  const bad = (field: string) => invalid(behaviour.namesBadField ? field : 'blob-json')
  const accounts = accountsIn(blob)
  if (accounts === null) return invalid('blob-json')
  const changes: { at: number; config: Partial<DemoSipAccount>; password: string | null }[] = []
  for (const { account, ...fields } of accounts) {
    if (typeof account !== 'number' || device.lines[account - 1] === undefined) return bad('account')
    if (Object.keys(fields).length === 0) return refusal(11, 'missing mandatory parameter', 'blob-json')
    const wrong = Object.entries(fields).find(([name, value]) => !isGood(name, value))
    if (wrong !== undefined) return bad(wrong[0])
    const { password, ...config } = fields
    const texts = Object.entries(config).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value) : value,
    ])
    changes.push({
      at: account - 1,
      config: Object.fromEntries(texts) as Partial<DemoSipAccount>, // each name and type was checked above
      password: typeof password === 'string' ? password : null,
    })
  }
  device.configure(changes)
  return success()
}

function accountsIn(blob: string): readonly Readonly<Record<string, unknown>>[] | null {
  try {
    const json: unknown = JSON.parse(blob)
    if (typeof json !== 'object' || json === null || !('accounts' in json)) return null
    const { accounts } = json
    const isList = Array.isArray(accounts) && accounts.every((one) => typeof one === 'object' && one !== null)
    return isList ? (accounts as readonly Readonly<Record<string, unknown>>[]) : null
  } catch {
    // Not JSON: the caller's mistake, answered with error 12.
    return null
  }
}

function isGood(name: string, value: unknown): boolean {
  if (name === 'password') return typeof value === 'string' && value.length <= 128
  if (!Object.hasOwn(EMPTY_SIP_ACCOUNT, name)) return false
  if (PORTS.has(name)) {
    const port = Number(value)
    return value === '' || (/^\d+$/.test(String(value)) && port >= 1 && port <= 65_535)
  }
  if (name === 'enabled' || name === 'registrationEnabled') return typeof value === 'boolean'
  // Answer modes are list positions (2N FAQ on configuration upload).
  if (name === 'answerMode') return typeof value === 'string' && /^[0-3]$/.test(value)
  return typeof value === 'string' && value.length <= 255 && !/\p{Cc}/u.test(value)
}

export const readLog: DemoFunction = ({ device }) => success({ callLog: device.log() })

export const removeRow: DemoFunction = ({ params, device }) => {
  const id = params.get('id')
  if (id === undefined) return missing('id')
  return device.removeRow(id) ? success() : invalid('id')
}
