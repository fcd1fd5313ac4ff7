import { describe, expect, it } from 'vitest'
import {
  ADMIN_CATALOGUE,
  findEntry,
  findSettings,
} from '../../../../main/providers/sipxcom/admin/catalogue.ts'
import { admin } from '../../../../shared/text/en/admin.ts'
import type { AdminField } from '../../../../shared/domain/admin.ts'

/** The reference, URI by URI (sipxcom-admin A and B); `S` is a block of settings, `P` one of prompts. */
const REFERENCE: readonly (readonly [uri: string, methods: string])[] = [
  ['/rest/auto-attendant', 'GET'],
  ['/rest/auto-attendant/specialmode', 'GET PUT DELETE'],
  ['/rest/auto-attendant/{}/special', 'PUT DELETE'],
  ['/rest/auto-attendant/livemode/{}', 'PUT DELETE'],
  ['/rest/branch', 'GET PUT'],
  ['/rest/branch/{}', 'GET PUT DELETE'],
  ['/rest/permission', 'GET PUT'],
  ['/rest/permission/{}', 'GET PUT DELETE'],
  ['/rest/user', 'GET PUT'],
  ['/rest/user/{}', 'GET PUT DELETE'],
  ['/rest/user-permission', 'GET'],
  ['/rest/user-permission/{}', 'GET PUT'],
  ['/rest/user-group', 'GET PUT'],
  ['/rest/user-group/{}', 'GET PUT DELETE'],
  ['/rest/user-group-permission', 'GET'],
  ['/rest/user-group-permission/{}', 'GET PUT'],
  ['/rest/phone', 'POST'],
  ['/rest/phone/{}/profile/{}', 'GET'],
  ['/rest/phonebook', 'GET'],
  ['/rest/phonebook/{}', 'GET'],
  ['/rest/activecdrs/{}', 'GET'],
  ['/rest/avatar/{}', 'GET'],
  ['/rest/erls', 'GET'],
  ['/rest/erl/elin/{}', 'GET PUT DELETE'],
  ['/rest/erl/user/{}', 'GET PUT DELETE'],
  ['/rest/erl/group/{}', 'GET PUT'],
  ['/rest/erl/phone/{}', 'GET'],
  ['/rest/erl/phonegroup/{}', 'GET PUT DELETE'],
  ['/api/license', 'GET'],
  ['/api/license/{}', 'POST'],
  ['/api/dns', 'S'],
  ['/api/dns/advisor/server/{}', 'GET'],
  ['/api/gateways', 'GET POST'],
  ['/api/gateways/models', 'GET'],
  ['/api/gateways/{}', 'GET PUT DELETE S'],
  ['/api/gateways/{}/availablerules', 'GET'],
  ['/api/gateways/{}/rules/{}', 'PUT DELETE'],
  ['/api/gateways/{}/ports', 'GET POST'],
  ['/api/gateways/{}/ports/{}', 'DELETE S'],
  ...['ivr', 'mwi', 'proxy', 'registrar', 'restserver', 'saa', 'imbot', 'ftp'].map(
    (service) => [`/api/${service}`, 'S'] as const,
  ),
  ['/api/moh', 'S P'],
  ['/api/pagegroups', 'GET POST S P'],
  ['/api/pagegroups/{}', 'GET PUT DELETE'],
  ['/api/orbits', 'GET POST P'],
  ['/api/orbits/servers/{}', 'GET POST DELETE'],
  ['/api/orbits/{}', 'GET PUT DELETE S'],
  ['/api/phones', 'GET POST'],
  ['/api/phones/line', 'GET'],
  ['/api/phones/models', 'GET'],
  ['/api/phones/{}', 'GET PUT DELETE S'],
  ['/api/phones/{}/groups', 'GET DELETE'],
  ['/api/phones/{}/groups/{}', 'POST DELETE'],
  ['/api/phones/{}/sendProfile', 'PUT'],
  ['/api/phones/{}/sendProfile/restart', 'PUT'],
  ['/api/phones/sendProfile/all', 'PUT'],
  ['/api/phones/sendProfile/all/restart', 'PUT'],
  ['/api/phones/user/name/{}/sendProfile', 'PUT'],
  ['/api/phones/user/name/{}/sendProfile/restart', 'PUT'],
  ['/api/phones/phoneGroup/id/{}/sendProfile', 'PUT'],
  ['/api/phones/phoneGroup/id/{}/sendProfile/restart', 'PUT'],
  ['/api/phones/{}/lines', 'GET POST DELETE'],
  ['/api/phones/{}/lines/{}', 'GET DELETE S'],
  ['/api/phoneGroups', 'GET POST'],
  ['/api/phoneGroups/{}', 'GET PUT DELETE'],
  ['/api/phoneGroups/{}/up', 'PUT'],
  ['/api/phoneGroups/{}/down', 'PUT'],
  ['/api/phoneGroups/{}/models', 'GET'],
  ['/api/phoneGroups/{}/model/{}', 'S'],
  ['/api/phoneGroups/{}/model/{}/firmware/{}', 'PUT'],
  ['/api/userGroups', 'GET POST'],
  ['/api/userGroups/{}', 'GET PUT DELETE S'],
  ['/api/userGroups/{}/up', 'PUT'],
  ['/api/userGroups/{}/down', 'PUT'],
  ['/api/userGroups/{}/empty', 'DELETE'],
  ['/api/userGroups/{}/all', 'DELETE'],
  ['/api/users', 'GET POST'],
  ['/api/users/group/{}', 'GET'],
  ['/api/users/{}', 'GET PUT DELETE S'],
  ['/api/users/{}/groups', 'GET'],
  ['/api/users/{}/groups/{}', 'POST DELETE'],
  ['/api/users/name/{}/phones', 'GET'],
  ['/api/registrations', 'GET'],
  ['/api/registrations/{}', 'GET DELETE'],
  ['/api/schedules', 'POST'],
  ['/api/schedules/general', 'GET'],
  ['/api/schedules/group', 'GET'],
  ['/api/schedules/group/{}', 'GET'],
  ['/api/schedules/user/{}/all', 'GET'],
  ['/api/schedules/user/{}/personal', 'GET'],
  ['/api/schedules/{}', 'GET PUT DELETE'],
  ['/api/schedules/{}/period', 'POST'],
  ['/api/schedules/{}/period/{}', 'DELETE'],
  ['/api/callgroups', 'GET POST'],
  ['/api/callgroups/prefix/{}', 'GET'],
  ['/api/callgroups/{}', 'GET PUT DELETE'],
  ['/api/callgroups/{}/duplicate/{}', 'POST'],
  ['/api/callgroups/{}/rotate/{}', 'POST'],
  ['/api/autoattendant', 'GET POST'],
  ['/api/autoattendant/{}', 'GET PUT DELETE'],
  ['/api/autoattendant/settings', 'GET'],
  ['/api/autoattendant/specialmode', 'GET'],
  ['/api/cdrs', 'S'],
  ['/api/cdrs/active', 'GET'],
  ['/api/cdrs/history', 'GET'],
  ['/api/cdrs/user/{}/active', 'GET'],
  ['/api/cdrs/user/{}/history', 'GET'],
  ['/api/cdrs/prefix/{}/history', 'GET'],
  ['/api/cdrs/reports', 'GET'],
  ['/api/extendedcdrs', 'POST'],
  ['/api/extendedcdrs/history', 'GET'],
  ['/api/extendedcdrs/delete/{}', 'DELETE'],
  ['/api/servers', 'GET POST'],
  ['/api/servers/{}', 'GET PUT DELETE'],
  ['/api/servers/profiles', 'PUT'],
  ['/api/servers/{}/profiles', 'PUT'],
  ['/api/servers/{}/service', 'GET'],
  ['/api/servers/{}/service/{}', 'GET'],
  ['/api/servers/{}/service/{}/restart', 'GET'],
  ['/api/servers/bundles', 'GET'],
  ['/api/servers/features', 'GET'],
  ['/api/servers/features/{}', 'PUT DELETE'],
  ['/api/servers/{}/features', 'GET'],
  ['/api/servers/jobs', 'GET'],
  ['/api/servers/jobs/failed', 'GET'],
  ['/api/servers/jobs/completed', 'GET'],
  ['/api/rules', 'GET POST'],
  ['/api/rules/raw', 'GET'],
  ['/api/rules/{}', 'GET PUT DELETE'],
  ['/api/apiban/banned', 'GET'],
  ['/api/localization', 'GET PUT'],
  ['/api/timezone', 'GET PUT'],
  ['/api/timezone/settings', 'GET'],
]

/** Every request the catalogue can make, as the table above writes it. */
function offered(): ReadonlySet<string> {
  const all = ADMIN_CATALOGUE.flatMap((entry) => {
    const { list, get, create, update, off, remove, actions, settings } = entry
    const calls = [list, get, create, update, off, remove, ...Object.values(actions)]
    const requests = calls.flatMap((call) => (call ? [`${call.method} ${plain(call.path)}`] : []))
    if (settings === undefined) return requests
    return [
      ...requests,
      settings.readOnly === true
        ? `GET ${plain(settings.path)}`
        : `S ${plain(settings.path).replace(/\/settings$/, '')}`,
    ]
  })
  return new Set(all)
}
const plain = (path: string): string => path.replace(/\{[^}]*\}/g, '{}')
const PROMPTS = ['GET {}/prompts', 'POST {}/prompts', 'GET {}/prompts/{}', 'DELETE {}/prompts/{}']
const wanted = REFERENCE.flatMap(([uri, methods]) =>
  methods
    .split(' ')
    .flatMap((method) =>
      method === 'P' ? PROMPTS.map((line) => line.replace('{}', uri)) : [`${method} ${uri}`],
    ),
)

describe('the administrator’s catalogue', () => {
  it('offers every request of the reference', () => {
    expect(wanted.filter((line) => !offered().has(line))).toEqual([])
  })

  it('offers nothing the reference does not have', () => {
    expect([...offered()].filter((line) => !wanted.includes(line))).toEqual([])
  })

  it('finds each by its own name and by the server’s, and none twice', () => {
    const names = ADMIN_CATALOGUE.flatMap(({ resource, aliases }) => [resource.name, ...aliases])
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const entry of ADMIN_CATALOGUE)
      for (const name of [entry.resource.name, ...entry.aliases])
        expect(findEntry(name.replace('*', 'x 1'))).toMatchObject({ ok: true, value: { entry } })
  })

  it('has a word for every title, member, action and consequence', () => {
    const missing = ADMIN_CATALOGUE.flatMap(({ resource }) => {
      const { key, fields, actions, verbs } = resource
      const words: readonly (readonly [object, string])[] = [
        [admin.titles, key],
        ...fieldKeys(fields).map((name) => [admin.fields, name.replaceAll('.', '_')] as const),
        ...actions.map(({ name }) => [admin.actions, name] as const),
        ...actions
          .filter(({ dangerous }) => dangerous)
          .map(({ name }) => [admin.consequences, `${key}/${name}`] as const),
        ...(verbs.includes('delete') ? [[admin.deleted, key] as const] : []),
      ]
      return words.flatMap(([table, word]) => (Object.hasOwn(table, word) ? [] : [`${key}: ${word}`]))
    })
    expect(missing).toEqual([])
  })

  it('shows columns that are members', () => {
    for (const { resource } of ADMIN_CATALOGUE)
      for (const column of resource.columns)
        expect(
          resource.fields.map(({ key }) => key),
          resource.name,
        ).toContain(column)
  })
})

const fieldKeys = (fields: readonly AdminField[]): readonly string[] =>
  fields.flatMap(({ key, of }) => [key, ...fieldKeys(of ?? [])])

describe('findEntry', () => {
  it.each([
    ['phones/7/lines', 'phones/*/lines', '7'],
    ['phones/a b/lines', 'phones/*/lines', 'a b'],
    ['phones/a/b/lines', 'phones/*/lines', 'a/b'],
    ['/phoneGroups/', 'phone-groups', null],
    ['CALLGROUPS', 'hunt-groups', null],
    ['schedules/group', 'schedules/group', null],
  ])('reads %s', (name, resource, parent) => {
    expect(findEntry(name)).toMatchObject({
      ok: true,
      value: { entry: { resource: { name: resource } }, parent },
    })
  })

  it.each(['phone booths', 'phones//lines', '', 'phones/7/nothing'])('knows no "%s"', (name) => {
    expect(findEntry(name)).toMatchObject({
      ok: false,
      error: { code: 'not-found', detail: 'admin-resource' },
    })
  })
})

describe('findSettings', () => {
  it.each([
    ['dns', null, null],
    ['gateways/2', null, '2'],
    ['phones/7/lines/3', '7', '3'],
    ['groups/a/b', null, 'a/b'],
  ])('reads %s', (name, parent, id) => {
    expect(findSettings(name)).toMatchObject({ ok: true, value: { parent, id } })
  })

  it('wants the id of a thing, and says what has no settings', () => {
    expect(findSettings('gateways')).toMatchObject({ ok: false, error: { detail: 'admin-settings-id' } })
    expect(findSettings('branches')).toMatchObject({ ok: false, error: { code: 'not-supported' } })
    expect(findSettings('branches/1')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})
