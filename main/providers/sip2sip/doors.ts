import type { MemoryStore } from '../../core/store-ports.ts'
import type { AuthMode } from './config.ts'

/** One way in: a page and how we prove ourselves there. */
export type Door = { readonly page: URL; readonly mode: 'digest' | 'certificate' }

/** What CDRTool and the live hosts call the page (reference sip2sip 1). */
const PAGES: { readonly [M in Door['mode']]: readonly string[] } = {
  digest: ['settings.phtml', 'sip_settings_digest.phtml'],
  certificate: ['settings.phtml', 'sip_settings_tlscert.phtml'],
}
/** Pages that are something else (enrolment, the browser's own log-in): only their folder counts. */
const NOT_SETTINGS = new Set([
  'enrollment.phtml',
  'sip_enrollment.phtml',
  'sip_settings.phtml',
  'index.phtml',
])
/** A page that serves one kind of proof only. */
const ONLY: { readonly [page: string]: Door['mode'] | undefined } = {
  'sip_settings_digest.phtml': 'digest',
  'sip_settings_tlscert.phtml': 'certificate',
}

/**
 * The ways to try, best first, from what a person gave: the settings page, the enrolment page beside it, or a folder
 * above (CDRTool's own default is `/CDRTool/`). `auto` uses the certificate when there is one, else the password; with
 * both, the password is for the SIP line and the second try here.
 */
export function listDoors(
  server: URL,
  auth: AuthMode,
  has: { readonly certificate: boolean; readonly password: boolean },
): readonly Door[] {
  const modes: readonly Door['mode'][] =
    auth !== 'auto'
      ? [auth]
      : has.certificate
        ? has.password
          ? ['certificate', 'digest']
          : ['certificate']
        : ['digest']
  const file = server.pathname.split('/').at(-1) ?? ''
  const isFile = file.includes('.')
  const folder = isFile ? server.pathname.slice(0, -file.length) : server.pathname.replace(/\/?$/, '/')
  const doors = modes.flatMap((mode) => {
    const given = isFile && !NOT_SETTINGS.has(file) && (ONLY[file] ?? mode) === mode ? [server.pathname] : []
    const near = PAGES[mode].map((page) => folder + page)
    const below = isFile ? [] : PAGES[mode].slice(1).map((page) => `${folder}CDRTool/${page}`)
    return [...given, ...near, ...below].map((pathname): Door => ({ page: withPath(server, pathname), mode }))
  })
  return doors.filter((door, at) => doors.findIndex((other) => sameDoor(other, door)) === at)
}

const KEY = 'sip2sip.door'

/** Puts the door that opened last time first. */
export function orderDoors(doors: readonly Door[], memory: MemoryStore, accountId: string): readonly Door[] {
  const known = memory.get(accountId, KEY)?.value
  const first = doors.filter((door) => doorName(door) === known)
  return [...first, ...doors.filter((door) => doorName(door) !== known)]
}

export function rememberDoor(door: Door, memory: MemoryStore, accountId: string): void {
  const name = doorName(door)
  // Not being able to remember costs requests, nothing else.
  if (memory.get(accountId, KEY)?.value !== name) memory.set(accountId, KEY, name)
}

function doorName(door: Door): string {
  return `${door.mode} ${door.page.href}`
}

function sameDoor(a: Door, b: Door): boolean {
  return doorName(a) === doorName(b)
}

function withPath(server: URL, pathname: string): URL {
  const url = new URL(server)
  url.pathname = pathname
  return url
}
