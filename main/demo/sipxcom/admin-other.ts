import type { DemoRow } from './admin-row.ts'
import { actionRoutes, apiAnswer, apiBody, apiFault, apiRoute, part } from './admin-answer.ts'
import type { DemoSipxContext, DemoSipxHandler, DemoSipxRoute } from './route.ts'

const rows = ({ company }: DemoSipxContext, name: string): DemoRow[] => company.admin.rows.get(name) ?? []

/** Registrations by what is known of them; `start` is the first row (reference sipxcom-admin B). */
const BY: Readonly<Record<string, (row: DemoRow, value: string) => boolean>> = {
  user: ({ identity }, value) => String(identity).split('@')[0] === value,
  serialNo: ({ instrument }, value) => instrument === value,
  ip: ({ contact }, value) => String(contact).includes(`@${value}:`),
  callid: ({ regCallId }, value) => regCallId === value,
  server: ({ primary }, value) => primary === value || value === '1',
  group: () => true,
}
const registrationsBy = (kind: string): DemoSipxRoute => {
  const fits = BY[kind] ?? (() => false)
  const find = (context: DemoSipxContext) =>
    rows(context, 'registrations').filter((row) => fits(row, part(context, 'value')))
  return apiRoute(`/registrations/${kind}/{value}`, {
    GET: (context) => apiAnswer(context.request, { registrations: find(context) }),
    ...(kind !== 'group' && {
      DELETE: (context) => {
        const all = rows(context, 'registrations')
        for (const row of find(context)) all.splice(all.indexOf(row), 1)
        return {}
      },
    }),
  })
}

/** `yyyyMMddHHmm` on the clock of the server, which is this computer's. */
function minute(text: string | null): number | null {
  const [, year = '', month = '', day = '', hour = '', min = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '') ?? []
  return year === '' ? null : new Date(+year, +month - 1, +day, +hour, +min).getTime()
}

const history =
  (store: string, fits: (row: DemoRow, context: DemoSipxContext) => boolean): DemoSipxHandler =>
  (context) => {
    const query = new URLSearchParams(context.request.query)
    for (const name of ['fromDate', 'toDate'])
      if (query.has(name) && minute(query.get(name)) === null)
        return apiFault(500, `java.text.ParseException: Unparseable date: "${query.get(name) ?? ''}"`)
    const from = minute(query.get('fromDate')) ?? 0
    const to = minute(query.get('toDate')) ?? Infinity
    const found = rows(context, store).filter(
      (row) => Number(row['startTime']) >= from && Number(row['startTime']) <= to && fits(row, context),
    )
    const offset = Number(query.get('offset') ?? 0)
    const limit = Number(query.get('limit') ?? found.length)
    return apiAnswer(context.request, { cdrs: found.slice(offset, offset + limit) })
  }
const always = (): boolean => true
const ofUser = (row: DemoRow, context: DemoSipxContext): boolean => row['caller'] === part(context, 'p')

/** Files people hear. */
const prompts = (base: string): readonly DemoSipxRoute[] => {
  const store = `${base}/prompts`
  const file = (context: DemoSipxContext) =>
    rows(context, store).find(({ name }) => name === part(context, 'name'))
  return [
    apiRoute(`/${base}/prompts`, {
      GET: (context) =>
        apiAnswer(context.request, { prompts: rows(context, store).map(({ name }) => ({ name })) }),
      POST: (context) => {
        const text = context.request.body.toString('latin1')
        const name = /filename="([^"]*)"/.exec(text)?.[1]
        if (context.request.contentType?.startsWith('multipart/form-data') !== true || name === undefined)
          return apiFault(500, 'no attachment')
        const [, data = ''] = text.split('\r\n\r\n')
        rows(context, store).push({ name, data: data.replace(/\r\n--[\s\S]*$/, '') })
        return {}
      },
    }),
    apiRoute(`/${base}/prompts/{name}`, {
      GET: (context) => {
        const found = file(context)
        return found === undefined
          ? apiFault(404, 'no such prompt')
          : {
              type: 'audio/wav',
              body: Buffer.from(typeof found['data'] === 'string' ? found['data'] : 'RIFF', 'latin1'),
            }
      },
      DELETE: (context) => {
        const found = file(context)
        if (found === undefined) return apiFault(404, 'no such prompt')
        rows(context, store).splice(rows(context, store).indexOf(found), 1)
        return {}
      },
    }),
  ]
}

/** Groups of a phone or a user: only names go back and forth. */
const memberships = (base: string): readonly DemoSipxRoute[] => {
  const store = (context: DemoSipxContext) => {
    const place = `${base}/${part(context, 'p')}/groups`
    const known = context.company.admin.rows.get(place) ?? []
    context.company.admin.rows.set(place, known)
    return known
  }
  return [
    apiRoute(`/${base}/{p}/groups`, {
      GET: (context) => apiAnswer(context.request, { groups: store(context) }),
      ...(base === 'phones' && {
        DELETE: (context) => {
          store(context).splice(0)
          return {}
        },
      }),
    }),
    apiRoute(`/${base}/{p}/groups/{name}`, {
      POST: (context) => {
        store(context).push({ id: context.company.admin.nextId(), name: part(context, 'name') })
        return {}
      },
      DELETE: (context) => {
        const all = store(context)
        const at = all.findIndex(({ name }) => name === part(context, 'name'))
        if (at < 0) return apiFault(404, 'not a member')
        all.splice(at, 1)
        return {}
      },
    }),
  ]
}

const hours = (context: DemoSipxContext): DemoRow[] | null => {
  const schedule = rows(context, 'schedules').find(({ id }) => String(id) === part(context, 'p'))
  const time = schedule?.['workingTime']
  return typeof time === 'object' && time !== null ? (Reflect.get(time, 'workingHours') as DemoRow[]) : null
}

/** What is neither a plain list nor a block of settings. */
export const adminOtherRoutes: readonly DemoSipxRoute[] = [
  apiRoute('/registrations', {
    GET: (context) => {
      const query = new URLSearchParams(context.request.query)
      const start = Number(query.get('start') ?? 0)
      const limit = Number(query.get('limit') ?? 1000)
      return apiAnswer(context.request, {
        registrations: rows(context, 'registrations').slice(start, start + limit),
      })
    },
  }),
  ...Object.keys(BY).map(registrationsBy),
  apiRoute('/cdrs/history', { GET: history('cdrs', always) }),
  apiRoute('/cdrs/active', { GET: ({ request }) => apiAnswer(request, { cdrs: [] }) }),
  apiRoute('/cdrs/prefix/{p}/history', {
    GET: history('cdrs', (row, context) => String(row['callee']).startsWith(part(context, 'p'))),
  }),
  apiRoute('/cdrs/user/{p}/history', { GET: history('cdrs', ofUser) }),
  apiRoute('/cdrs/user/{p}/active', { GET: ({ request }) => apiAnswer(request, { cdrs: [] }) }),
  apiRoute('/cdrs/reports', { GET: ({ request }) => apiAnswer(request, { reports: ['cdr-table'] }) }),
  apiRoute('/extendedcdrs/history', { GET: history('extendedcdrs', always) }),
  apiRoute('/extendedcdrs', {
    POST: (context) => {
      const body = apiBody(context.request)
      if (body === null) return apiFault(500, 'java.io.EOFException')
      rows(context, 'extendedcdrs').push({ ...body, startTime: context.clock.now().getTime() })
      return {}
    },
  }),
  apiRoute('/extendedcdrs/delete/{p}', {
    DELETE: (context) => {
      const all = rows(context, 'extendedcdrs')
      const kept = all.filter(({ callId }) => !String(callId).startsWith(part(context, 'p')))
      all.splice(0, all.length, ...kept)
      return {}
    },
  }),
  ...['moh', 'pagegroups', 'orbits'].flatMap(prompts),
  ...['phones', 'users'].flatMap(memberships),
  apiRoute('/callgroups/prefix/{p}', {
    GET: (context) =>
      apiAnswer(context.request, {
        callGroups: rows(context, 'callgroups').filter(({ extension }) =>
          String(extension).startsWith(part(context, 'p')),
        ),
      }),
  }),
  apiRoute('/callgroups/{p}/duplicate/{new}', {
    POST: (context) => {
      const all = rows(context, 'callgroups')
      const row = all.find(({ extension }) => extension === part(context, 'p'))
      if (!row) return apiFault(404, 'no such group')
      all.push({ ...row, extension: part(context, 'new'), name: `${String(row['name'])} copy` })
      return {}
    },
  }),
  apiRoute('/schedules/{p}/period', {
    POST: (context) => {
      const periods = hours(context)
      const body = apiBody(context.request)
      if (periods === null || body === null) return apiFault(404, 'no such schedule')
      periods.push({ ...body })
      return {}
    },
  }),
  apiRoute('/schedules/{p}/period/{index}', {
    DELETE: (context) => {
      const periods = hours(context)
      const index = Number(part(context, 'index'))
      if (periods === null || periods[index] === undefined) return apiFault(404, 'no such period')
      periods.splice(index, 1)
      return {}
    },
  }),
  apiRoute('/autoattendant/specialmode', {
    GET: ({ request, company }) => apiAnswer(request, { specialMode: company.admin.specialMode }),
  }),
  apiRoute('/localization', {
    GET: ({ request, company }) => apiAnswer(request, company.admin.language),
    PUT: ({ request, company }) => {
      const body = apiBody(request)
      if (body === null) return apiFault(500, 'java.io.EOFException')
      Object.assign(company.admin.language, body)
      return {}
    },
  }),
  apiRoute('/timezone', {
    GET: ({ request, company }) => apiAnswer(request, { timezone: company.admin.timezone }),
    PUT: ({ request, company }) => {
      const zone = apiBody(request)?.['timezone']
      if (typeof zone !== 'string') return apiFault(500, 'java.io.EOFException')
      company.admin.timezone = zone
      return {}
    },
  }),
  apiRoute('/dns/advisor/server/{p}', {
    GET: (context) =>
      part(context, 'p') === '1'
        ? { type: 'text/plain', body: ';; Missing a records\nsipx.demo.example  IN A 192.0.2.10\n' }
        : apiFault(404, 'no such server'),
  }),
  ...actionRoutes([
    '/phones/{p}/sendProfile',
    '/phones/{p}/sendProfile/restart',
    '/phones/sendProfile/all',
    '/phones/sendProfile/all/restart',
    '/phones/user/name/{p}/sendProfile',
    '/phones/user/name/{p}/sendProfile/restart',
    '/phones/phoneGroup/id/{p}/sendProfile',
    '/phones/phoneGroup/id/{p}/sendProfile/restart',
    '/phoneGroups/{p}/up',
    '/phoneGroups/{p}/down',
    '/phoneGroups/{p}/model/{m}/firmware/{f}',
    '/userGroups/{p}/up',
    '/userGroups/{p}/down',
    '/servers/{p}/profiles',
    '/servers/profiles',
    '/gateways/{p}/rules/{r}',
  ]),
  ...actionRoutes(['/servers/{p}/service/{s}/restart'], 'GET'),
  ...actionRoutes(['/callgroups/{p}/rotate/{r}'], 'POST'),
  ...actionRoutes(['/userGroups/{p}/empty', '/userGroups/{p}/all'], 'DELETE'),
  apiRoute('/servers/features/{f}', {
    PUT: (context) => setFeature(context, true),
    DELETE: (context) => setFeature(context, false),
  }),
]

function setFeature(context: DemoSipxContext, enabled: boolean): ReturnType<DemoSipxHandler> {
  const feature = rows(context, 'features').find(({ name }) => name === part(context, 'f'))
  if (!feature) return apiFault(404, 'no such feature')
  feature['enabled'] = enabled
  return {}
}
