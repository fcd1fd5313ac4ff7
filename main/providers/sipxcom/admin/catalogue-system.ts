import { apiCalls, entry, needed, other, text, told, toldAs, type AdminEntry } from './entry.ts'

const byte = { kind: 'byte' } as const

/** Blocks of settings of a service (reference admin B, block S). */
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
] as const

const prompts = (service: string, base: string): AdminEntry =>
  entry({
    name: `${service}/prompts`,
    key: `${service}-prompts`,
    aliases: base === service ? [] : [`${base}/prompts`],
    group: 'services',
    idField: 'name',
    fields: [
      { ...needed('name'), access: 'create' },
      { ...other('base64'), access: 'create' },
      ...told('sizeBytes', 'contentType'),
    ],
    columns: ['name'],
    shape: { list: 'prompts', item: 'prompt', text: 'base64' },
    calls: {
      list: { method: 'GET', path: `/api/${base}/prompts` },
      get: { method: 'GET', path: `/api/${base}/prompts/{id}`, accept: 'any' },
      create: { method: 'POST', path: `/api/${base}/prompts`, body: { kind: 'file', field: 'base64' } },
      remove: { method: 'DELETE', path: `/api/${base}/prompts/{id}` },
    },
  })
const jobs = (name: string, key: string, path: string): AdminEntry =>
  entry({
    name,
    key,
    group: 'system',
    fields: told('id', 'name', 'status', 'server', 'start', 'stop'),
    columns: ['name', 'status', 'server', 'start'],
    shape: { list: 'jobs', item: 'job' },
    calls: { list: { method: 'GET', path } },
  })
const erl = (name: string, kind: string, verbs: readonly ('update' | 'remove')[]): AdminEntry =>
  entry({
    name,
    aliases: [`erl/${kind}`],
    group: 'system',
    optional: true,
    idField: kind,
    fields: [text('elin', { required: true }), ...told('location', 'addressInfo', 'description')],
    shape: { item: 'e911Location', list: 'e911Locations', text: 'elin' },
    calls: {
      get: { method: 'GET', path: `/rest/erl/${kind}/{id}`, accept: 'any' },
      ...(verbs.includes('update') && {
        update: { method: 'PUT', path: `/rest/erl/${kind}/{id}`, body: { kind: 'text', field: 'elin' } },
      }),
      ...(verbs.includes('remove') && { remove: { method: 'DELETE', path: `/rest/erl/${kind}/{id}` } }),
    },
  })

/** Services, servers and what belongs to the machine itself. */
export const SYSTEM: readonly AdminEntry[] = [
  ...SERVICES.map((service) =>
    entry({ name: service, group: 'settings', settings: { path: `/api/${service}/settings` } }),
  ),
  prompts('moh', 'moh'),
  prompts('page-groups', 'pagegroups'),
  prompts('park-orbits', 'orbits'),
  entry({
    name: 'dns-advisor',
    aliases: ['dns/advisor'],
    group: 'system',
    idField: 'server',
    fields: told('server', 'report'),
    shape: { text: 'report' },
    calls: { get: { method: 'GET', path: '/api/dns/advisor/server/{id}', accept: 'any' } },
  }),
  entry({
    name: 'servers',
    group: 'system',
    fields: [
      ...told('id'),
      needed('host'),
      needed('ip'),
      text('description'),
      toldAs('flag', 'primary'),
      toldAs('flag', 'registered'),
    ],
    columns: ['host', 'ip', 'primary', 'registered'],
    shape: { list: 'servers', item: 'server' },
    calls: apiCalls('/api/servers'),
    actions: {
      'send-profile': { method: 'PUT', path: '/api/servers/{id}/profiles', body: byte, dangerous: true },
      'send-profile-all': {
        method: 'PUT',
        path: '/api/servers/profiles',
        body: byte,
        on: 'all',
        dangerous: true,
      },
    },
  }),
  entry({
    name: 'servers/*/services',
    key: 'servers-services',
    parent: 'servers',
    group: 'system',
    fields: told('id', 'name', 'status'),
    columns: ['name', 'status', 'id'],
    shape: { list: 'services', item: 'service' },
    calls: {
      list: { method: 'GET', path: '/api/servers/{parent}/service' },
      get: { method: 'GET', path: '/api/servers/{parent}/service/{id}' },
    },
    // A GET that restarts: it is a write, and never repeated.
    actions: {
      restart: { method: 'GET', path: '/api/servers/{parent}/service/{id}/restart', dangerous: true },
    },
  }),
  entry({
    name: 'servers/*/features',
    key: 'servers-features',
    parent: 'servers',
    group: 'system',
    idField: 'name',
    fields: told('name', 'enabled', 'label'),
    shape: { list: 'features', item: 'feature' },
    calls: { list: { method: 'GET', path: '/api/servers/{parent}/features' } },
  }),
  entry({
    name: 'features',
    aliases: ['servers/features'],
    group: 'system',
    idField: 'name',
    fields: told('name', 'enabled', 'label'),
    shape: { list: 'features', item: 'feature' },
    calls: { list: { method: 'GET', path: '/api/servers/features' } },
    actions: {
      enable: { method: 'PUT', path: '/api/servers/features/{id}', body: byte, dangerous: true },
      disable: { method: 'DELETE', path: '/api/servers/features/{id}', dangerous: true },
    },
  }),
  entry({
    name: 'bundles',
    aliases: ['servers/bundles'],
    group: 'system',
    idField: 'name',
    fields: told('name', 'label'),
    shape: { list: 'bundles', item: 'bundle' },
    calls: { list: { method: 'GET', path: '/api/servers/bundles' } },
  }),
  jobs('jobs', 'jobs', '/api/servers/jobs'),
  jobs('jobs/failed', 'jobs-failed', '/api/servers/jobs/failed'),
  jobs('jobs/completed', 'jobs-completed', '/api/servers/jobs/completed'),
  entry({
    name: 'banned-addresses',
    aliases: ['apiban', 'apiban/banned'],
    group: 'system',
    optional: true,
    idField: 'ip',
    fields: told('ip'),
    shape: { list: 'banned', item: 'ip' },
    calls: { list: { method: 'GET', path: '/api/apiban/banned' } },
  }),
  entry({
    name: 'localization',
    group: 'system',
    single: true,
    idField: 'language',
    fields: [text('language'), text('region')],
    calls: {
      get: { method: 'GET', path: '/api/localization' },
      update: { method: 'PUT', path: '/api/localization', body: { kind: 'json' } },
    },
  }),
  entry({
    name: 'timezone',
    group: 'system',
    single: true,
    idField: 'timezone',
    fields: [text('timezone')],
    shape: { text: 'timezone' },
    calls: {
      get: { method: 'GET', path: '/api/timezone' },
      update: { method: 'PUT', path: '/api/timezone', body: { kind: 'json' } },
    },
    settings: { path: '/api/timezone/settings', readOnly: true },
  }),
  entry({
    name: 'e911-locations',
    aliases: ['erls', 'erl', 'e911'],
    group: 'system',
    optional: true,
    idField: 'elin',
    fields: [
      text('elin', { access: 'create', required: true }),
      text('location'),
      text('addressInfo'),
      text('description'),
    ],
    columns: ['elin', 'location', 'description'],
    shape: { list: 'e911Locations', item: 'e911Location' },
    calls: {
      list: { method: 'GET', path: '/rest/erls', accept: 'xml' },
      get: { method: 'GET', path: '/rest/erl/elin/{id}', accept: 'xml' },
      update: { method: 'PUT', path: '/rest/erl/elin/{id}', body: { kind: 'xml', root: 'e911Location' } },
      remove: { method: 'DELETE', path: '/rest/erl/elin/{id}' },
    },
  }),
  erl('e911-users', 'user', ['update', 'remove']),
  erl('e911-groups', 'group', ['update']),
  erl('e911-phones', 'phone', []),
  erl('e911-phone-groups', 'phonegroup', ['update', 'remove']),
  entry({
    name: 'license',
    aliases: ['licence'],
    group: 'system',
    single: true,
    optional: true,
    idField: 'uid',
    fields: [
      needed('uid'),
      ...told(
        'domain',
        'version',
        'expire',
        'support',
        'licenseType',
        'users',
        'mobileDevices',
        'company',
        'contactEmail',
        'contactName',
        'contactPhone',
      ),
    ],
    calls: {
      get: { method: 'GET', path: '/api/license' },
      update: { method: 'POST', path: '/api/license/{=uid}' },
    },
  }),
]
