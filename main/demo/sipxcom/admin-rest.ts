import { crash, refuse, type DemoSipxAnswer } from './answer.ts'
import { adminRestListRoutes } from './admin-rest-lists.ts'
import { negotiate, xAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

const empty = { status: 204 } as const

/** The rest of the older stack. */
const OTHERS: readonly DemoSipxRoute[] = [
  {
    pattern: '/auto-attendant',
    methods: {
      GET: ({ request, company: { admin } }) =>
        xAnswer(
          request,
          {
            autoAttendants: (admin.rows.get('autoattendant') ?? []).map(({ name, systemId }) => ({
              name,
              systemId,
              specialSelected: admin.specialAttendant === systemId,
            })),
          },
          { autoAttendants: 'autoAttendant' },
        ),
    },
  },
  {
    pattern: '/auto-attendant/specialmode',
    methods: {
      GET: ({ request, company }) =>
        xAnswer(request, { specialAttendant: { specialMode: company.admin.specialMode } }),
      PUT: ({ company }) => {
        company.admin.specialMode = true
        return empty
      },
      DELETE: ({ company }) => {
        company.admin.specialMode = false
        return empty
      },
    },
  },
  {
    pattern: '/auto-attendant/{id}/special',
    methods: {
      PUT: ({ company: { admin }, params }) => {
        if (!admin.rows.get('autoattendant')?.some((row) => row['systemId'] === params['id']))
          return refuse(400, 'Attendant not found')
        admin.specialAttendant = params['id'] ?? null
        return empty
      },
      DELETE: ({ company: { admin } }) => {
        if (admin.specialMode) return refuse(409, 'Special mode is on')
        admin.specialAttendant = null
        return empty
      },
    },
  },
  {
    pattern: '/auto-attendant/livemode/{code}',
    methods: {
      PUT: (context) => setLive(context, true),
      DELETE: (context) => setLive(context, false),
      POST: () => crash('POST is not implemented', 'java.lang.UnsupportedOperationException'),
    },
  },
  {
    pattern: '/phone',
    methods: {
      POST: ({ request, company: { admin } }) => {
        const text = request.body.toString('utf8')
        for (const [, phone = ''] of text.matchAll(/<phone>([\s\S]*?)<\/phone>/g)) {
          const member = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(phone)?.[1] ?? null
          const serialNo = member('serialNumber')?.toLowerCase() ?? ''
          // Bad entries are skipped without a word.
          if (!/^[0-9a-f]{12}$/.test(serialNo)) continue
          admin.rows.get('phones')?.push({
            id: admin.nextId(),
            serialNo,
            description: member('description'),
            version: member('version'),
            model: { modelId: member('model'), label: member('model'), vendor: null, versions: null },
            lines: [],
            groups: [],
          })
        }
        return {}
      },
    },
  },
  {
    pattern: '/phone/{serial}/profile/{file}',
    methods: {
      GET: ({ company, params }) =>
        company.admin.rows.get('phones')?.some((row) => row['serialNo'] === params['serial']) === true &&
        params['file'] === `${params['serial']}.cfg`
          ? { type: 'text/plain', body: `reg.1.address=${params['serial']}\n` }
          : refuse(404, 'Not Found'),
    },
  },
  {
    pattern: '/phonebook',
    methods: {
      GET: ({ request }) =>
        negotiate(request.accept, ['text/xml']) === null
          ? refuse(406, 'Not Acceptable')
          : { type: 'text/xml', body: '<phonebooks><phonebook name="sales"/></phonebooks>' },
    },
  },
  {
    pattern: '/phonebook/{name}',
    methods: {
      GET: ({ request, params }) => {
        if (params['name'] !== 'sales') return refuse(404, 'Not Found')
        const csv = 'First name,Last name,Number\r\n"Müller, Ann",Example,4711\r\n'
        return negotiate(request.accept, ['text/comma-separated-values', 'text/xml']) === null
          ? refuse(406, 'Not Acceptable')
          : { type: 'text/comma-separated-values', body: csv }
      },
    },
  },
  {
    pattern: '/activecdrs/{user}',
    methods: {
      GET: ({ request, params, clock }) =>
        xAnswer(
          request,
          {
            cdrs:
              params['user'] === '200'
                ? [
                    {
                      from: '200',
                      'from-aor': '<sip:200@demo.example>',
                      to: '3399',
                      'to-aor': '<sip:3399@demo.example>',
                      direction: 'INCOMING',
                      recipient: null,
                      internal: false,
                      type: 'Unknown',
                      'start-time': clock.now().getTime() - 28_000,
                      duration: 28_000,
                    },
                  ]
                : [],
          },
          { cdrs: 'cdr' },
        ),
    },
  },
]

function setLive({ company, params }: DemoSipxContext, on: boolean): DemoSipxAnswer {
  const code = params['code'] ?? ''
  if (!company.admin.live.has(code)) return refuse(404, 'Not Found')
  company.admin.live.set(code, on)
  return {}
}

/** The administrator's part of the older stack. */
export const adminRestRoutes: readonly DemoSipxRoute[] = [...adminRestListRoutes, ...OTHERS]
