import type { DemoSetting } from './admin-seed-settings.ts'
import { apiAnswer, apiFault, apiRoute, part } from './admin-answer.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

/** Blocks of settings: of services, and of one thing each (`{a}`, `{b}` are ids). */
const SERVICES = [
  'dns',
  'ivr',
  'mwi',
  'moh',
  'registrar',
  'proxy',
  'saa',
  'imbot',
  'restserver',
  'ftp',
  'pagegroups',
  'cdrs',
] as const
const THINGS = [
  'users/{a}',
  'userGroups/{a}',
  'phones/{a}',
  'phones/{a}/lines/{b}',
  'gateways/{a}',
  'gateways/{a}/ports/{b}',
  'orbits/{a}',
  'phoneGroups/{a}/model/{b}',
] as const

function block(base: string): readonly DemoSipxRoute[] {
  const settingsOf = (context: DemoSipxContext): DemoSetting[] =>
    context.company.admin.settings(base.replace(/\{(\w)\}/g, (_, name: string) => part(context, name)))
  const at = (context: DemoSipxContext): DemoSetting | undefined =>
    settingsOf(context).find((setting) => setting.path === part(context, 'path'))
  const missing = (context: DemoSipxContext) => apiFault(404, `no setting ${part(context, 'path')}`)
  return [
    // Writing the whole block is not offered: 405.
    apiRoute(`/${base}/settings`, {
      GET: (context) => apiAnswer(context.request, { settings: settingsOf(context) }),
    }),
    apiRoute(`/${base}/settings/{path*}`, {
      GET: (context) => {
        const one = at(context)
        if (one) return apiAnswer(context.request, one)
        const inside = settingsOf(context).filter(({ path }) => path.startsWith(`${part(context, 'path')}/`))
        return inside.length === 0 ? missing(context) : apiAnswer(context.request, { settings: inside })
      },
      PUT: (context) => {
        const one = at(context)
        if (!one) return missing(context)
        if (context.request.contentType?.startsWith('text/plain') !== true)
          return apiFault(415, 'Unsupported Media Type')
        const value = context.request.body.toString('utf8')
        if (one.options !== null && !Object.hasOwn(one.options, value))
          return apiFault(500, `java.lang.IllegalArgumentException: ${value}`)
        one.value = value
        return {}
      },
      DELETE: (context) => {
        const one = at(context)
        if (!one) return missing(context)
        one.value = one.defaultValue
        return {}
      },
    }),
  ]
}

/** The settings of everything, and the two services whose block can only be read. */
export const adminSettingRoutes: readonly DemoSipxRoute[] = [
  ...[...SERVICES, ...THINGS].flatMap(block),
  ...['autoattendant', 'timezone'].map((base) =>
    apiRoute(`/${base}/settings`, {
      GET: ({ request, company }) => apiAnswer(request, { settings: company.admin.settings(base) }),
    }),
  ),
]
