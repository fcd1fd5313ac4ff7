import { crash, done, isAnswer, type DemoSipxAnswer } from './answer.ts'
import { jAnswer, readJ, readX, xAnswer } from './negotiate.ts'
import type { DemoPeople } from './people-state.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

/** Names of the server's bean; `twiterName` is how it spells it. */
const CONTACT_KEYS = [
  ...['jobTitle', 'jobDept', 'companyName', 'assistantName', 'location', 'homeAddress', 'officeAddress'],
  ...[
    'branchAddress',
    'cellPhoneNumber',
    'homePhoneNumber',
    'assistantPhoneNumber',
    'faxNumber',
    'didNumber',
  ],
  ...['imId', 'imDisplayName', 'alternateImId', 'emailAddress', 'alternateEmailAddress', 'avatar'],
  ...['useBranchAddress', 'branchName', 'manager', 'salutation', 'employeeId', 'twiterName', 'linkedinName'],
  ...['facebookName', 'xingName', 'timestamp', 'enabled', 'ldapManaged', 'custom1', 'custom2', 'custom3'],
  ...['firstName', 'lastName'],
]
/** These stay whatever is sent. */
const KEPT = ['imId', 'salutation', 'manager', 'employeeId', 'enabled', 'ldapManaged', 'timestamp']

/** A full replacement: what is not sent is gone, names included (reference sipxcom-user 5). */
function replaceProfile({ request, user: { people } }: DemoSipxContext): DemoSipxAnswer {
  const body = readX(request, 'contact-information', CONTACT_KEYS)
  if (isAnswer(body)) return body
  const kept = Object.fromEntries(KEPT.map((key) => [key, people.profile[key] ?? null]))
  people.profile = { ...body, ...kept }
  return done
}

/** Only the keys that are sent, by their exact names; others are ignored without a word. */
function partly<K extends 'im' | 'bot'>(slice: K) {
  return ({ request, user: { people } }: DemoSipxContext): DemoSipxAnswer => {
    const body = readJ(request)
    if (isAnswer(body)) return body
    const known = Object.entries(body).filter(([key, value]) => key in people[slice] && value !== null)
    people[slice] = { ...people[slice], ...(Object.fromEntries(known) as Partial<DemoPeople[K]>) }
    return done
  }
}

function replaceSpeedDial({ request, user: { people } }: DemoSipxContext): DemoSipxAnswer {
  const body = readJ(request)
  if (isAnswer(body)) return body
  const sent = body as {
    readonly buttons?: readonly {
      readonly label?: string
      readonly number?: string
      readonly blf?: boolean
    }[]
    readonly groupSpeedDial?: boolean
    readonly updatePhones?: boolean
  }
  const { canSubscribeToPresence, restarts } = people.speedDial
  if (sent.groupSpeedDial !== true && !Array.isArray(sent.buttons)) return crash('buttons')
  people.speedDial = {
    buttons:
      sent.groupSpeedDial === true
        ? []
        : (sent.buttons ?? []).map(({ label = '', number = '', blf = false }) => ({
            label,
            number,
            blf: blf && canSubscribeToPresence,
          })),
    groupSpeedDial: sent.groupSpeedDial ?? false,
    canSubscribeToPresence,
    restarts: restarts + (sent.updatePhones === true ? 1 : 0),
  }
  return done
}

/** What the system knows of the person, and what the person sets there. */
export const contactRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/contact-information',
    methods: {
      GET: ({ request, user: { people } }) => xAnswer(request, { 'contact-information': people.profile }),
      PUT: replaceProfile,
    },
  },
  {
    pattern: '/my/im/prefs',
    since: 'new',
    methods: { GET: ({ request, user: { people } }) => jAnswer(request, people.im), PUT: partly('im') },
  },
  {
    pattern: '/my/imbot/prefs',
    since: 'new',
    methods: { GET: ({ request, user: { people } }) => jAnswer(request, people.bot), PUT: partly('bot') },
  },
  {
    pattern: '/my/speeddial',
    since: 'new',
    methods: {
      GET: ({ request, user: { people } }) => {
        const { buttons, groupSpeedDial, canSubscribeToPresence } = people.speedDial
        const named = buttons.map((button) => ({ ...button, name: `${button.label}=${button.number}` }))
        return jAnswer(request, {
          buttons: named,
          groupSpeedDial,
          canSubscribeToPresence,
          updatePhones: null,
        })
      },
      PUT: replaceSpeedDial,
    },
  },
  {
    pattern: '/my/faxprefs',
    since: 'new',
    methods: {
      GET: ({ request, user }) => jAnswer(request, { extension: `9${user.userName}`, did: null }),
    },
  },
]
