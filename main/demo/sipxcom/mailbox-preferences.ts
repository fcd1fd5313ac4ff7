import { crash, done, isAnswer, refuse, type DemoSipxAnswer } from './answer.ts'
import type { DemoMailbox } from './mailbox-state.ts'
import { jAnswer, readJ, textAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

const ENUMS: Readonly<Record<string, readonly string[]>> = {
  greeting: ['NONE', 'STANDARD', 'OUT_OF_OFFICE', 'EXTENDED_ABSENCE'],
  emailFormat: ['FULL', 'MEDIUM', 'BRIEF'],
  altEmailFormat: ['FULL', 'MEDIUM', 'BRIEF'],
  emailAttachType: ['NO', 'YES'],
  altEmailAttachType: ['NO', 'YES'],
}

/** Names of Java's enums, case and all; anything else is a crash (reference sipxcom-user 3). */
function changePrefs({ request, user }: DemoSipxContext): DemoSipxAnswer {
  const body = readJ(request)
  if (isAnswer(body)) return body
  const given = Object.entries(body).filter(([key, value]) => key in user.mailbox.prefs && value !== null)
  const wrong = given.find(([key, value]) => ENUMS[key]?.includes(String(value)) === false)
  if (wrong)
    return crash(
      `Can not construct instance of enum from "${String(wrong[1])}"`,
      'java.lang.IllegalArgumentException',
    )
  // Without the permission it says yes and does nothing.
  if (user.mailbox.permission)
    user.mailbox.prefs = {
      ...user.mailbox.prefs,
      ...(Object.fromEntries(given) as Partial<DemoMailbox['prefs']>),
    }
  return done
}

function changeAttendant({ request, user: { mailbox } }: DemoSipxContext): DemoSipxAnswer {
  const body = readJ(request)
  if (isAnswer(body)) return body
  if (!mailbox.permission) return done
  const sent = body as Partial<Record<keyof DemoMailbox['attendant'], unknown>>
  const has = (key: keyof DemoMailbox['attendant']): boolean => sent[key] !== undefined && sent[key] !== null
  const old = mailbox.attendant
  const menu = sent.menu
  mailbox.attendant = {
    ...old,
    ...(has('operator') && { operator: String(sent.operator) }),
    ...(has('language') && { language: String(sent.language) }),
    // Only together with the language.
    ...(has('language') && has('overrideLanguage') && { overrideLanguage: sent.overrideLanguage === true }),
    ...(has('depositVM') && { depositVM: sent.depositVM === true }),
    ...(has('playVMDefaultOptions') && { playVMDefaultOptions: sent.playVMDefaultOptions === true }),
    // Only beside one of these three.
    ...(has('forwardDeleteVM') &&
      (has('depositVM') || has('playVMDefaultOptions') || has('operator')) && {
        forwardDeleteVM: sent.forwardDeleteVM === true,
      }),
    ...(typeof menu === 'object' && menu !== null && { menu: menu as DemoMailbox['attendant']['menu'] }),
  }
  return done
}

function setOperator({ user: { mailbox }, params, request }: DemoSipxContext): DemoSipxAnswer {
  const operator = params['operator'] ?? ''
  if (operator === '' && !request.path.endsWith('/')) return refuse(404, 'Not Found')
  mailbox.attendant = { ...mailbox.attendant, operator: operator === '' ? null : operator }
  return done
}

function setPin({ user: { mailbox }, params }: DemoSipxContext): DemoSipxAnswer {
  const pin = params['pin'] ?? ''
  if (pin.length < 4) return refuse(400, 'Voicemail PIN must be at least 4 characters long')
  mailbox.pin = pin
  return done
}

const GREETING_IDS: Readonly<Record<string, DemoMailbox['prefs']['greeting']>> = {
  none: 'NONE',
  standard: 'STANDARD',
  outofoffice: 'OUT_OF_OFFICE',
  extendedabsence: 'EXTENDED_ABSENCE',
}

/** Unknown ids are stored as none, with a yes. */
function setGreeting({ company, params }: DemoSipxContext): DemoSipxAnswer {
  const user = company.users.get(params['user'] ?? '')
  if (user === undefined) return refuse(404, 'Not Found')
  const greeting = GREETING_IDS[params['greeting'] ?? ''] ?? 'NONE'
  user.mailbox.prefs = { ...user.mailbox.prefs, greeting }
  return done
}

/** Only releases before 4.6 tell it here. */
function tellGreeting({ company, user, request }: DemoSipxContext): DemoSipxAnswer {
  if (company.behaviour.release === 'new') return refuse(404, 'Not Found')
  const { greeting } = user.mailbox.prefs
  const id = Object.entries(GREETING_IDS).find(([, name]) => name === greeting)?.[0] ?? 'none'
  return textAnswer(request, id)
}

/** Settings of the mailbox and the personal attendant. */
export const mailboxPreferenceRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/vmprefs',
    since: 'new',
    methods: {
      GET: ({ request, user: { mailbox } }) =>
        jAnswer(request, { ...mailbox.prefs, voicemailPermission: mailbox.permission }),
      PUT: changePrefs,
    },
  },
  {
    pattern: '/my/voicemail/attendant',
    since: 'new',
    methods: {
      GET: ({ request, user: { mailbox } }) =>
        jAnswer(request, { personalAttendantPermission: mailbox.permission, ...mailbox.attendant }),
      PUT: changeAttendant,
    },
  },
  {
    pattern: '/my/voicemail/attendant/lang',
    since: 'new',
    methods: { GET: ({ request }) => jAnswer(request, ['en', 'de', 'fr', 'nl']) },
  },
  { pattern: '/my/voicemail/operator/', methods: { PUT: setOperator } },
  { pattern: '/my/voicemail/operator/{operator}', methods: { PUT: setOperator } },
  { pattern: '/my/voicemail/pin/{pin}', methods: { PUT: setPin } },
  { pattern: '/my/mailbox/{user}/preferences/activegreeting', methods: { GET: tellGreeting } },
  { pattern: '/my/mailbox/{user}/preferences/activegreeting/{greeting}', methods: { PUT: setGreeting } },
]
