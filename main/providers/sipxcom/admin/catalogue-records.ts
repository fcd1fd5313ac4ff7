import { entry, told, type AdminDraft, type AdminEntry } from './entry.ts'

const CDR = told(
  'callId',
  'caller',
  'callerAor',
  'callee',
  'calleeAor',
  'recipient',
  'termination',
  'duration',
  'startTime',
)
const CDR_COLUMNS = ['startTime', 'caller', 'callee', 'duration', 'termination']
const cdrList = (draft: Pick<AdminDraft, 'name' | 'key' | 'parent' | 'aliases'>, path: string): AdminEntry =>
  entry({
    ...draft,
    group: 'calls',
    idField: 'callId',
    fields: CDR,
    columns: CDR_COLUMNS,
    ranged: path.endsWith('history'),
    shape: { list: 'cdrs', item: 'cdr' },
    calls: {
      list: { method: 'GET', path, ...(path.endsWith('history') && { paging: 'cdr' as const }) },
    },
  })

/** Where calls went, and who is there to take them: registrations, calls under way, CDR. */
export const RECORDS: readonly AdminEntry[] = [
  entry({
    name: 'registrations',
    group: 'calls',
    idField: 'regCallId',
    fields: told(
      'identity',
      'uri',
      'contact',
      'status',
      'expires',
      'secondsToExpire',
      'primary',
      'instrument',
      'regCallId',
    ),
    columns: ['identity', 'contact', 'status', 'secondsToExpire'],
    shape: { list: 'registrations', item: 'registration', text: 'registrations' },
    calls: {
      list: { method: 'GET', path: '/api/registrations', paging: 'start' },
      get: { method: 'GET', path: '/api/registrations/{id}' },
      remove: { method: 'DELETE', path: '/api/registrations/{id}' },
      idKinds: {
        all: ['user', 'serialNo', 'ip', 'callid', 'server', 'group'],
        plain: 'user',
        own: 'callid',
      },
    },
  }),
  cdrList({ name: 'cdrs' }, '/api/cdrs/history'),
  cdrList({ name: 'active-calls', aliases: ['cdrs/active'] }, '/api/cdrs/active'),
  cdrList({ name: 'cdrs/prefix/*', key: 'cdrs-prefix' }, '/api/cdrs/prefix/{parent}/history'),
  cdrList({ name: 'users/*/cdrs', key: 'users-cdrs', parent: 'users' }, '/api/cdrs/user/{parent}/history'),
  cdrList(
    { name: 'users/*/active-cdrs', key: 'users-active-cdrs', parent: 'users' },
    '/api/cdrs/user/{parent}/active',
  ),
  entry({
    name: 'users/*/active-calls',
    key: 'users-active-calls',
    aliases: ['activecdrs/*'],
    parent: 'users',
    group: 'calls',
    idField: 'start-time',
    fields: told(
      'from',
      'to',
      'direction',
      'recipient',
      'start-time',
      'duration',
      'from-aor',
      'to-aor',
      'type',
      'internal',
    ),
    columns: ['from', 'to', 'start-time', 'duration'],
    shape: { list: 'cdrs', item: 'cdr' },
    calls: { list: { method: 'GET', path: '/rest/activecdrs/{parent}' } },
  }),
  entry({
    name: 'cdr-settings',
    aliases: ['api/cdrs'],
    group: 'settings',
    settings: { path: '/api/cdrs/settings' },
  }),
  entry({
    name: 'cdr-reports',
    aliases: ['cdrs/reports'],
    group: 'calls',
    idField: 'name',
    fields: told('name'),
    shape: { list: 'reports', item: 'report' },
    calls: { list: { method: 'GET', path: '/api/cdrs/reports' } },
  }),
  entry({
    name: 'extended-cdrs',
    aliases: ['extendedcdrs'],
    group: 'calls',
    idField: 'callId',
    optional: true,
    ranged: true,
    fields: CDR.map((field) => ({ ...field, access: 'create' as const })),
    columns: CDR_COLUMNS,
    shape: { list: 'cdrs', item: 'cdr' },
    calls: {
      list: { method: 'GET', path: '/api/extendedcdrs/history', paging: 'cdr' },
      create: { method: 'POST', path: '/api/extendedcdrs', body: { kind: 'json' } },
      // The id is a prefix: everything that begins with it goes.
      remove: { method: 'DELETE', path: '/api/extendedcdrs/delete/{id}' },
    },
  }),
]
