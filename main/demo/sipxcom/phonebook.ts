import { crash, done, isAnswer, refuse, type DemoSipxAnswer } from './answer.ts'
import { negotiate, readX, textAnswer, xAnswer } from './negotiate.ts'
import type { DemoBookEntry, DemoPeople } from './people-state.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

const notFound = refuse(404, 'Not Found')
/** What the server takes as an e-mail address. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[A-Za-z]{2,4}$/

/** Users of the system, the common books, and the person's own. */
function everybody({ company, user }: DemoSipxContext): readonly DemoBookEntry[] {
  const users = [...company.users.values()].map(
    ({ userName, people: { profile } }): DemoBookEntry => ({
      id: '-1',
      firstName: textOf(profile['firstName']),
      lastName: textOf(profile['lastName']),
      number: userName,
      contact: profile,
    }),
  )
  return [...users, ...user.people.common, ...user.people.own]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function toWire({ id, firstName, lastName, number, contact }: DemoBookEntry, isOne = false): object {
  return {
    ...(!isOne && { id }),
    'first-name': firstName,
    'last-name': lastName,
    number,
    'contact-information': contact,
  }
}
const ITEMS = { phonebook: 'entry', entries: 'entry' }

function whole(context: DemoSipxContext): DemoSipxAnswer {
  const variant = negotiate(context.request.accept, [
    'text/xml',
    'application/json',
    'text/plain',
    'text/x-vcard',
  ])
  if (variant === 'text/plain') {
    const rows = everybody(context).map(
      ({ firstName, lastName, number }) => `"${firstName}","${lastName}","${number}"`,
    )
    return textAnswer(context.request, ['"First name","Last name","Number"', ...rows].join('\r\n'))
  }
  return xAnswer(context.request, { phonebook: everybody(context).map((entry) => toWire(entry)) }, ITEMS)
}

function search(context: DemoSipxContext): DemoSipxAnswer {
  const text = decodeURIComponent(context.params['query'] ?? '').toLowerCase()
  const found = everybody(context).filter((entry) =>
    JSON.stringify(toWire(entry)).toLowerCase().includes(text),
  )
  return xAnswer(context.request, { phonebook: found.map((entry) => toWire(entry)) }, ITEMS)
}

function page(context: DemoSipxContext): DemoSipxAnswer {
  const all = everybody(context)
  const [start, end] = [Number(context.params['start']), Number(context.params['end'])]
  const { own, showOnPhone } = context.user.people
  return xAnswer(
    context.request,
    {
      phonebook: {
        size: all.length,
        'filtered-size': all.length,
        'start-row': start,
        'end-row': Math.min(end, all.length),
        'show-on-phone': own.length === 0 ? 'n/a' : String(showOnPhone),
        'google-domain': 'gmail.com',
        entries: all.slice(start, end).map((entry) => toWire(entry)),
      },
    },
    ITEMS,
  )
}

/** An entry as it was sent, or the refusal. */
function readEntry(context: DemoSipxContext): Omit<DemoBookEntry, 'id'> | DemoSipxAnswer {
  const body = readX(context.request, 'entry', ['first-name', 'last-name', 'number', 'contact-information'])
  if (isAnswer(body)) return body
  const text = (key: string): string => (typeof body[key] === 'string' ? body[key] : '')
  const contact = body['contact-information']
  if (contact === undefined || contact === null) return crash('contact-information')
  const entry = {
    firstName: text('first-name'),
    lastName: text('last-name'),
    number: text('number'),
    contact: typeof contact === 'object' ? (contact as DemoBookEntry['contact']) : {},
  }
  if (entry.firstName === '' || entry.lastName === '' || entry.number === '')
    return refuse(400, 'First name, last name and number are required')
  const email = entry.contact['emailAddress']
  if (typeof email === 'string' && email !== '' && !EMAIL.test(email))
    return refuse(400, 'Invalid e-mail address')
  return entry
}

function isTaken({ own }: DemoPeople, entry: Omit<DemoBookEntry, 'id'>, id: string | null): boolean {
  return own.some(
    (known) =>
      known.id !== id &&
      known.firstName === entry.firstName &&
      known.lastName === entry.lastName &&
      known.number === entry.number,
  )
}
const duplicate: DemoSipxAnswer = refuse(747, 'Duplicate Entry')

function add(context: DemoSipxContext): DemoSipxAnswer {
  const entry = readEntry(context)
  if (isAnswer(entry)) return entry
  const { people } = context.user
  if (isTaken(people, entry, null)) return duplicate
  people.own = [...people.own, { ...entry, id: String(people.nextId) }]
  people.nextId += 1
  return done
}

function edit(context: DemoSipxContext): DemoSipxAnswer {
  const { people } = context.user
  const id = context.params['id'] ?? ''
  if (!people.own.some((known) => known.id === id)) return notFound
  const entry = readEntry(context)
  if (isAnswer(entry)) return entry
  if (isTaken(people, entry, id)) return duplicate
  people.own = people.own.map((known) => (known.id === id ? { ...entry, id } : known))
  return done
}

function remove({ user: { people }, params }: DemoSipxContext): DemoSipxAnswer {
  const kept = people.own.filter(({ id }) => id !== params['id'])
  if (kept.length === people.own.length) return notFound
  people.own = kept
  return done
}

/** One transparent pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** Phone books. */
export const phonebookRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/phonebook',
    methods: {
      GET: whole,
      // The whole private book, which the documentation does not say.
      DELETE: ({ user: { people } }) => {
        people.own = []
        return done
      },
    },
  },
  { pattern: '/my/search/phonebook?query={query}', methods: { GET: search } },
  { pattern: '/my/pagedphonebook?start={start}&end={end}', methods: { GET: page } },
  {
    pattern: '/my/phonebook/entry/{id}',
    methods: {
      GET: ({ request, user: { people }, params }) => {
        const entry = people.own.find(({ id }) => id === params['id'])
        return entry ? xAnswer(request, { entry: toWire(entry, true) }) : notFound
      },
      PUT: edit,
      POST: add,
      DELETE: remove,
    },
  },
  {
    pattern: '/my/phonebook/showContactsOnPhone/{on}',
    takesEmptyBody: true,
    methods: {
      PUT: ({ user: { people }, params }) => {
        if (people.own.length === 0) return crash('no private phonebook')
        people.showOnPhone = params['on'] === 'true'
        return done
      },
    },
  },
  {
    pattern: '/avatar/{user}',
    open: ({ company, params }) =>
      company.users.has(params['user'] ?? '') ? { type: 'image/png', body: PIXEL } : notFound,
    methods: {},
  },
]
