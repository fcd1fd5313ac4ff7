import type { DemoSipxSeen } from '../../main/demo/sipxcom/server.ts'

/*
 * What a client of this server must never send, one name a mistake. The number is the section of the description of the
 * user's services, `A` and `B` are the two halves of the administrator's. Each is recognised in a request as it stands.
 */

type Mistake = (request: DemoSipxSeen) => boolean
type Members = Readonly<Record<string, unknown>>

/** Members of a JSON object, none for anything else. */
function members(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function bodyOf({ body }: DemoSipxSeen): Members {
  try {
    return members(JSON.parse(body))
  } catch {
    return {}
  }
}

const isWrite = ({ method }: DemoSipxSeen): boolean => method !== 'GET'
const isTo = (request: DemoSipxSeen, start: string): boolean => request.path.startsWith(start)
const rest = (request: DemoSipxSeen, start: string): boolean =>
  request.stack === 'rest' && isTo(request, start)
const api = (request: DemoSipxSeen, start: string): boolean => request.stack === 'api' && isTo(request, start)
const list = (value: unknown): readonly Members[] =>
  Array.isArray(value) ? value.map((one) => members(one)) : []

const RING_FIELDS = ['type', 'number', 'enabled', 'expiration']
const RING_TYPES = ['If no response', 'At the same time']
const ringsOf = (request: DemoSipxSeen): readonly Members[] => {
  const body = bodyOf(request)
  return list(members(body['call-sequence'])['rings'] ?? body['rings'])
}
const isForwarding = (request: DemoSipxSeen): boolean =>
  request.method === 'PUT' && /^\/my\/(?:forward|callfwd)$/.test(request.path)
const isJson = ({ body }: DemoSipxSeen): boolean => /^\s*[{[]/.test(body)
const isSchedule = (request: DemoSipxSeen): boolean => isWrite(request) && isTo(request, '/my/callfwdsched')
type Span = { readonly day: number; readonly from: number; readonly to: number }
const spansOf = (request: DemoSipxSeen): readonly Span[] =>
  list(bodyOf(request)['periods']).map(({ scheduledDay, start, end }) => {
    const minutes = (time: unknown): number =>
      Number(members(time)['hrs']) * 60 + Number(members(time)['min'])
    return { day: Number(scheduledDay), from: minutes(start), to: minutes(end) }
  })
const entryOf = (request: DemoSipxSeen): Members | null =>
  isWrite(request) && request.method !== 'DELETE' && isTo(request, '/my/phonebook/entry')
    ? members(bodyOf(request)['entry'])
    : null
/** The root key of every body of the first family (0.5), by the path it goes to. */
const ROOTS: readonly (readonly [RegExp, string])[] = [
  [/^\/my\/forward$/, 'call-sequence'],
  [/^\/my\/phonebook\/entry\//, 'entry'],
  [/^\/my\/contact-information$/, 'contact-information'],
  [/^\/my\/conferences\//, 'setting'],
]
const rootOf = ({ path }: DemoSipxSeen): string | null =>
  ROOTS.find(([place]) => place.test(path))?.[1] ?? null
const SETTING_KEYS =
  'enabled name description autorecorded accessCode moderatorCode quickstart video sendActiveVideoOnly maxMembers moh playEntryToneEnabled playExitToneEnabled recordAndPlayNameOnEntryEnabled recordAndPlayNameOnExitEnabled'.split(
    ' ',
  )
const ENUMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^greeting$/, ['NONE', 'STANDARD', 'OUT_OF_OFFICE', 'EXTENDED_ABSENCE']],
  [/AttachType$/, ['NO', 'YES']],
  [/[eE]mailFormat$/, ['FULL', 'MEDIUM', 'BRIEF']],
]

/** The user's services; 201 is signed in. */
export const USER_MISTAKES = {
  '0.2 nobody signed in, so that a digest with ten seconds of life is offered': ({ signedIn, path }) =>
    signedIn === 'none' && !path.startsWith('/avatar/'),
  '0.3 the documented name of the list of schedules': (request) => isTo(request, '/my/callfwdschedule'),
  '0.3 a schedule whose id is no number': ({ path }) => /^\/my\/callfwdsched\/(?!\d+$)/.test(path),
  '0.3 a search without its query': ({ path, query }) =>
    path === '/my/search/phonebook' && !/^query=[^&]+/.test(query),
  '0.3 a page whose start and end are missing or in another order': ({ path, query }) =>
    path === '/my/pagedphonebook' && !/^start=\d+&end=\d+(?:&filter=[^&]+)?$/.test(query),
  '0.3 the reset of the operator without its last slash': ({ path }) => path === '/my/voicemail/operator',
  '0.3 a room whose name would have to be escaped': ({ path }) =>
    /^\/my\/conference(?:s|details)?\/[^/]*%/.test(path),
  '0.4 a choice of forms to answer in': ({ accept, path }) =>
    !path.startsWith('/avatar/') && (accept === undefined || accept.includes(',')),
  '0.4 application/xml, which no resource has': ({ accept }) => accept === 'application/xml',
  '0.4 a format in the query': ({ query }) => /(?:^|&)format=/.test(query),
  '0.4 JSON that calls itself something else': (request) =>
    isJson(request) && !/^application\/json\b/.test(request.contentType ?? ''),
  '0.5 an empty list as JSON where the reader loses it': (request) =>
    request.path === '/my/forward' &&
    isJson(request) &&
    request.method === 'PUT' &&
    ringsOf(request).length === 0,
  '0.5 a body without its root': (request) => {
    const root = rootOf(request)
    return (
      isWrite(request) && root !== null && isJson(request) && Object.keys(bodyOf(request)).join() !== root
    )
  },
  '0.5 a body as text that is neither': (request) =>
    isWrite(request) &&
    rootOf(request) !== null &&
    request.method !== 'DELETE' &&
    !/^\s*[{<]/.test(request.body),
  '0.6 a PUT of no bytes': ({ method, body, contentLength }) =>
    method === 'PUT' && (body === '' || contentLength === '0'),
  '0.6 a POST or DELETE of the forwarding': ({ method, path }) =>
    path === '/my/forward' && (method === 'POST' || method === 'DELETE'),
  '1 a GET of click-to-call': ({ method, path }) => method === 'GET' && /^\/(?:my\/)?call\//.test(path),
  '1 a blank, a hash, an address or a sign that is deleted in a target of click-to-call': ({ path }) =>
    /^\/(?:my\/)?call\/(?!(?:%2B)?[\w*]+$)/.test(path),
  '1 a plus that older releases read as a blank': ({ path }) => /^\/(?:my\/)?call\/.*\+/.test(path),
  '1 JSON asked of what stands behind the redirect': (request) =>
    isTo(request, '/my/redirect/') && request.accept !== '*/*',
  '1 somebody else’s calls, mailbox or recordings': ({ path }) =>
    /^\/my\/redirect\/(?:callcontroller|cdr|mailbox|media)\/(?!201(?:\/|$))/.test(path),
  '2 a ring type that the server does not know': (request) =>
    isForwarding(request) && ringsOf(request).some(({ type }) => !RING_TYPES.includes(String(type))),
  '2 a ring without one of its four fields': (request) =>
    isForwarding(request) &&
    ringsOf(request).some((ring) => RING_FIELDS.some((field) => ring[field] == null)),
  '2 rings wrapped once more, or none at all': (request) => {
    if (!isForwarding(request) || !isJson(request)) return false
    const body = bodyOf(request)
    return !Array.isArray(members(body['call-sequence'])['rings'] ?? body['rings'])
  },
  '2 seconds outside 1 to 999': (request) => {
    if (!isForwarding(request) || !isJson(request)) return false
    const body = bodyOf(request)
    const all = [members(body['call-sequence'])['expiration'] ?? body['expiration']]
    const seconds = [...all, ...ringsOf(request).map(({ expiration }) => expiration)].map(Number)
    return seconds.some((value) => !(value >= 1 && value <= 999))
  },
  '2 a schedule that is not in the list': (request) =>
    ringsOf(request).some(({ scheduleId }) => Number(scheduleId ?? 0) >= 4711),
  '2 a schedule written or deleted without an id': ({ method, path }) =>
    path === '/my/callfwdsched' && (method === 'PUT' || method === 'DELETE'),
  '2 a day that does not exist': (request) =>
    isSchedule(request) && spansOf(request).some(({ day }) => !(day >= -2 && day <= 7)),
  '2 a schedule without hours': (request) =>
    isSchedule(request) && request.method !== 'DELETE' && spansOf(request).length === 0,
  '2 hours that end before they begin': (request) =>
    isSchedule(request) && spansOf(request).some(({ from, to }) => !(from < to)),
  '2 hours that overlap': (request) =>
    isSchedule(request) &&
    spansOf(request).some((one, at) =>
      spansOf(request)
        .slice(at + 1)
        .some((other) => one.day === other.day && one.from < other.to && other.from < one.to),
    ),
  '3 a PIN of less than four characters': ({ path }) => /^\/my\/voicemail\/pin\/.{0,3}$/.test(path),
  '3 a PIN that is asked for': ({ method, path }) => method === 'GET' && path.startsWith('/my/voicemail/pin'),
  '3 an enum in lower case': (request) =>
    request.path === '/my/vmprefs' &&
    Object.entries(bodyOf(request)).some(
      ([key, value]) =>
        value !== null &&
        ENUMS.some(
          ([name, words]) => name.test(key) && !(typeof value === 'string' && words.includes(value)),
        ),
    ),
  '3 overrideLanguage without the language': (request) =>
    request.path === '/my/voicemail/attendant' &&
    'overrideLanguage' in bodyOf(request) &&
    !('language' in bodyOf(request)),
  '3 forwardDeleteVM without one of its partners': (request) =>
    request.path === '/my/voicemail/attendant' &&
    'forwardDeleteVM' in bodyOf(request) &&
    !['depositVM', 'playVMDefaultOptions', 'operator'].some((key) => key in bodyOf(request)),
  '3 a part of the menu, which wipes the rest': (request) =>
    request.path === '/my/voicemail/attendant' &&
    'menu' in bodyOf(request) &&
    !('5' in members(bodyOf(request)['menu'])),
  '3 a greeting that would be stored as none': ({ path }) =>
    /\/activegreeting\/(?!(?:none|standard|outofoffice|extendedabsence)$)/.test(path),
  '3 the greeting asked for behind the redirect': ({ path }) =>
    path.startsWith('/my/redirect/') && path.includes('/preferences'),
  '3 the link of a feed, whose key opens the account': (request) => isTo(request, '/private/'),
  '4 the whole phone book deleted': ({ method, path }) =>
    method === 'DELETE' && /^\/my\/phonebook(?:\/entry)?\/?$/.test(path),
  '4 an entry without one of its names or its number': (request) => {
    const entry = entryOf(request)
    return entry !== null && ['first-name', 'last-name', 'number'].some((key) => !entry[key])
  },
  '4 an entry without contact information': (request) =>
    entryOf(request) !== null && typeof entryOf(request)?.['contact-information'] !== 'object',
  '4 an e-mail address with a long ending': (request) =>
    /email/i.test(request.body) && /@[^"]*\.[a-z]{5,}"/i.test(request.body) && entryOf(request) !== null,
  '4 the entry by its inner number, whose owner nobody checks': (request) =>
    isTo(request, '/my/phonebookentry'),
  '4 the password of a Google account': (request) => isTo(request, '/my/phonebook/googleImport'),
  '5 contact information in part, which wipes the rest': (request) =>
    request.method === 'PUT' &&
    request.path === '/my/contact-information' &&
    !members(bodyOf(request)['contact-information'])['firstName'],
  '5 twitterName, which the server spells otherwise': ({ body }) => body.includes('"twitterName"'),
  '5 voicemailonDnd, which is ignored without a word': ({ body }) => body.includes('"voicemailonDnd"'),
  '5 speed dials without their buttons': (request) =>
    request.method === 'PUT' &&
    request.path === '/my/speeddial' &&
    !Array.isArray(bodyOf(request)['buttons']),
  '6 a key of a room that the server does not have': (request) =>
    request.method === 'PUT' &&
    isTo(request, '/my/conferences/') &&
    Object.keys(members(bodyOf(request)['setting'])).some((key) => !SETTING_KEYS.includes(key)),
  '6 a PUT of a room’s command': ({ method, path }) => method !== 'GET' && /^\/my\/conference\//.test(path),
  '6 JSON asked of a room’s command': ({ path, accept }) =>
    /^\/my\/conference\//.test(path) && accept !== 'text/plain',
  '7 a password of less than eight characters': ({ path }) =>
    /^\/my\/portal\/password\/(?:%..|[^/%]){0,7}$/.test(path),
  '7 a plus in a password, which is a blank there': ({ path }) => /^\/my\/portal\/password\/.*\+/.test(path),
  '7 the login that tells the password, or logs out': ({ path }) => /unite/.test(path),
  '8 own settings written where they may only be read': (request) =>
    isWrite(request) && api(request, '/my/user'),
  '9 a resource for Do Not Disturb': ({ path }) => /\/dnd\b/i.test(path),
} as const satisfies Readonly<Record<string, Mistake>>

const SETTINGS = /\/settings\/?$/
const UPDATES = /^\/(?:branch|permission|user|user-group|user-permission|user-group-permission)\b/

/** The administrator's resources. */
export const ADMIN_MISTAKES = {
  'A a PUT of no bytes, special mode included': ({ method, body }) => method === 'PUT' && body === '',
  'A a POST where PUT makes and changes': (request) =>
    request.method === 'POST' && request.stack === 'rest' && UPDATES.test(request.path),
  'A a POST of live mode': (request) =>
    request.method === 'POST' && rest(request, '/auto-attendant/livemode'),
  'A a DELETE without an id': (request) =>
    request.method === 'DELETE' &&
    request.stack === 'rest' &&
    /^\/(?:branch|permission|user|user-group)\/?$/.test(request.path),
  'A half a page': ({ stack, query }) =>
    stack === 'rest' && /(?:^|&)page=/.test(query) !== /(?:^|&)pagesize=/.test(query),
  'A a page before the first': ({ stack, query }) => stack === 'rest' && /page(?:size)?=(?:0|-)/.test(query),
  'A half an order': ({ query }) => /sortdir=/.test(query) !== /sortby=/.test(query),
  'A a permission without a label': (request) =>
    request.method === 'PUT' &&
    rest(request, '/permission') &&
    !/<label>[^<]/.test(request.body) &&
    !/"label":"[^"]/.test(request.body),
  'A enable or disable in lower case': ({ body }) => /(?:<value>|"value":")(?:enable|disable)\b/.test(body),
  'A username, which is userName': ({ body }) => /"username"|<username>/.test(body),
  'A the documented path of a phone’s profile': (request) =>
    rest(request, '/phones') || (api(request, '/phones') && request.path.includes('/profile/')),
  'A JSON asked of a phone book': (request) =>
    rest(request, '/phonebook') && request.accept === 'application/json',
  'A a name that would have to be escaped': (request) =>
    request.stack === 'rest' && /^\/(?:phonebook|permission|auto-attendant)\/[^/]*%/.test(request.path),
  'A an avatar of somebody uploaded': (request) => isWrite(request) && rest(request, '/avatar'),
  'B settings changed without saying which': (request) =>
    isWrite(request) && request.stack === 'api' && SETTINGS.test(request.path),
  'B a setting that is not plain text': (request) =>
    request.method === 'PUT' &&
    request.stack === 'api' &&
    /\/settings\/./.test(request.path) &&
    !/^text\/plain\b/.test(request.contentType ?? ''),
  'B the documented place of a gateway’s new one': (request) =>
    request.method === 'POST' && /^\/gateways\/[^/]+$/.test(request.path),
  'B a gateway’s port in the singular': ({ path }) => /^\/gateways\/[^/]+\/port\//.test(path),
  'B GroupNumber, which is pageGroupNumber': ({ body }) => /"groupNumber"|"GroupNumber"/.test(body),
  'B settings of all park orbits': (request) => api(request, '/orbits/settings'),
  'B models of phones changed': (request) =>
    isWrite(request) && /^\/(?:phones|gateways)\/models/.test(request.path),
  'B a phone group moved without its base': ({ path }) => /^\/\d+\/(?:up|down)$/.test(path),
  'B callId, which is callid': (request) => api(request, '/registrations/callId'),
  'B a schedule made below a user': (request) => request.method === 'POST' && api(request, '/schedules/user'),
  'B a period made with an index': (request) =>
    request.method === 'POST' && /^\/schedules\/[^/]+\/period\/./.test(request.path),
  'B a time of a call that is no yyyyMMddHHmm': ({ query }) =>
    /(?:from|to)Date=(?!\d{12}(?:&|$))/.test(query),
  'B a service’s settings below the older stack': (request) =>
    request.stack === 'rest' &&
    /^\/(?:dns|ivr|mwi|proxy|registrar|restserver|saa|imbot|ftp|moh)\b/.test(request.path),
} as const satisfies Readonly<Record<string, Mistake>>

export type UserMistake = keyof typeof USER_MISTAKES
export type AdminMistake = keyof typeof ADMIN_MISTAKES

/** The mistakes that were made, each with the first request that makes it. */
export function mistakesIn(
  requests: readonly DemoSipxSeen[],
  known: Readonly<Record<string, Mistake>>,
): readonly string[] {
  return Object.entries(known).flatMap(([name, isMade]) => {
    const found = requests.find((request) => isMade(request))
    return found === undefined
      ? []
      : [`${name}: ${found.method} ${found.path}?${found.query} ${found.body.slice(0, 200)}`]
  })
}
