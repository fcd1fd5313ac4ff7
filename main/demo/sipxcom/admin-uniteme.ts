import { apiAnswer } from './admin-answer.ts'
import type { DemoRow } from './admin-row.ts'
import { done, isAnswer, refuse, type DemoSipxAnswer } from './answer.ts'
import { readX, xAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxHandler, DemoSipxRoute } from './route.ts'

/*
 * Emergency locations and the licence: modules of one vendor, not in the open source tree (reference sipxcom-admin B), so
 * these are the published pages and nothing more. There only when `behaviour.uniteme` says so.
 */

/** Where somebody or something is, by kind and name, as its ELIN. */
export type DemoEmergency = {
  locations: DemoRow[]
  readonly places: Map<string, string>
  license: DemoRow
}

export function createDemoEmergency(): DemoEmergency {
  const address = '123 Test Street, Chattanooga, TN, 37412'
  return {
    locations: [{ location: address, elin: '4235551212', addressInfo: address, description: 'Head office' }],
    places: new Map([
      ['user/200', '4235551212'],
      ['group/sales', '4235551212'],
      ['phone/0004f2000001', '4235551212'],
      ['phonegroup/desks', '4235551212'],
    ]),
    license: { uid: '', domain: 'pbx.example', version: '21.04', expire: '31-Dec-2030', users: 50 },
  }
}

const KEYS = ['elin', 'location', 'addressInfo', 'description']
const gone = refuse(404, 'Not Found')

const locate = ({ company, params }: DemoSipxContext): DemoRow | undefined =>
  company.admin.emergency.locations.find(({ elin }) => elin === params['elin'])

function update(context: DemoSipxContext): DemoSipxAnswer {
  const row = locate(context)
  if (row === undefined) return gone
  const body = readX(context.request, 'e911Location', KEYS)
  if (isAnswer(body)) return body
  Object.assign(row, body)
  return done
}

function place({ params }: DemoSipxContext): string {
  return `${params['kind'] ?? ''}/${params['name'] ?? ''}`
}

const tell: DemoSipxHandler = (context) => {
  const elin = context.company.admin.emergency.places.get(place(context))
  return elin === undefined ? gone : { type: 'text/plain', body: elin }
}

const put: DemoSipxHandler = (context) => {
  const { emergency } = context.company.admin
  const elin = context.request.body.toString('utf8').trim()
  if (!emergency.locations.some((row) => row['elin'] === elin)) return refuse(400, 'Wrong ELIN')
  emergency.places.set(place(context), elin)
  return done
}

const clear: DemoSipxHandler = (context) =>
  context.company.admin.emergency.places.delete(place(context)) ? done : gone

/** Handlers that answer only where the modules are. */
function there(methods: DemoSipxRoute['methods']): DemoSipxRoute['methods'] {
  return Object.fromEntries(
    Object.entries(methods).map(([method, handler]): [string, DemoSipxHandler] => [
      method,
      (context) => (context.company.behaviour.uniteme ? handler(context) : gone),
    ]),
  )
}

export const unitemeRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/erls',
    methods: there({
      GET: ({ request, company }) =>
        xAnswer(
          request,
          { e911Locations: company.admin.emergency.locations },
          { e911Locations: 'e911Location' },
        ),
    }),
  },
  {
    pattern: '/erl/elin/{elin}',
    methods: there({
      GET(context) {
        const row = locate(context)
        return row === undefined ? gone : xAnswer(context.request, { e911Location: row })
      },
      PUT: update,
      DELETE(context) {
        const row = locate(context)
        if (row === undefined) return gone
        const { emergency } = context.company.admin
        emergency.locations = emergency.locations.filter((one) => one !== row)
        return done
      },
    }),
  },
  { pattern: '/erl/{kind}/{name}', methods: there({ GET: tell, PUT: put, DELETE: clear }) },
  {
    pattern: '/license',
    stack: 'api',
    methods: there({ GET: ({ request, company }) => apiAnswer(request, company.admin.emergency.license) }),
  },
  {
    pattern: '/license/{uid}',
    stack: 'api',
    methods: there({
      POST({ request, company, params }) {
        Object.assign(company.admin.emergency.license, { uid: params['uid'] ?? '' })
        return apiAnswer(request, company.admin.emergency.license)
      },
    }),
  },
]
