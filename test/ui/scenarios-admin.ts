import { ADMIN_CATALOGUE } from '../../main/providers/sipxcom/admin/catalogue.ts'
import type { AdminItem, AdminSetting } from '../../shared/domain/admin.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { appError } from '../../shared/errors.ts'
import type { Handlers } from './fake-main.ts'
import { BASE, DOOR, OFFICE } from './scenarios.ts'

/** An account that may administrate, and one that may not. */
export const BOSS: AppSnapshot = {
  ...BASE,
  accounts: [
    { ...OFFICE, info: { ...OFFICE.info, name: 'Office', providerTitle: 'sipXcom' }, admin: 'allowed' },
    { ...DOOR, admin: 'refused' },
  ],
}

const USERS: readonly AdminItem[] = Array.from({ length: 240 }, (_, index) => ({
  userName: String(200 + index),
  firstName: ['Annika', 'Boris', 'Chloé', 'Dmitri'][index % 4] ?? '',
  lastName: ['Switch', 'Ring', 'van der Hold-Transferberg', 'Line'][index % 4] ?? '',
  branchName: index % 3 === 0 ? 'Head office' : null,
  aliases: index === 0 ? ['annika', 'reception'] : [],
  notified: false,
  groups: [{ id: 1, name: 'sales' }],
}))
const HUNT: AdminItem = {
  name: 'Support',
  extension: '3399',
  enabled: true,
  description: 'First line',
  did: null,
  fallbackDestination: null,
  voicemailFallback: true,
  userForward: true,
  useFwdTimers: false,
  ringBeans: [
    { userName: '200', typeStr: 'If no response', expiration: 15, enabled: true },
    { userName: '201', typeStr: 'At the same time', expiration: 15, enabled: true },
  ],
}

const plain = (path: string, value: string | null, label: string): AdminSetting => ({
  path,
  type: 'string',
  options: null,
  value,
  defaultValue: null,
  changed: value !== null,
  secret: false,
  label,
  description: null,
})
const SETTINGS: readonly AdminSetting[] = [
  plain('named-config/forwarders/forwarder_0', '192.0.2.53', 'Primary External DNS server'),
  plain('named-config/forwarders/forwarder_1', null, 'Secondary External DNS server'),
  {
    ...plain('moh-config/MOH_SOURCE', 'FILES_SRC', 'Music On Hold Source'),
    type: 'enum',
    options: [
      { value: 'FILES_SRC', label: 'System Music Directory' },
      { value: 'NONE', label: 'None' },
    ],
    defaultValue: 'FILES_SRC',
    changed: false,
    description: 'Selects the source of the on hold music.',
  },
  {
    ...plain('itsp-account/register', 'true', 'Register on initialization'),
    type: 'boolean',
    defaultValue: 'false',
  },
  { ...plain('itsp-account/password', null, 'Password'), secret: true, changed: true },
]

/** A system that answers; `slow` never does, `broken` says no to every list. */
export function adminOf(mood: 'well' | 'slow' | 'broken' | 'empty' = 'well'): Handlers {
  const never = () => new Promise<never>(() => undefined)
  return {
    'admin.resources': () => ({ ok: true, value: ADMIN_CATALOGUE.map(({ resource }) => resource) }),
    'admin.list': ({ resource }) => {
      if (mood === 'slow') return never()
      if (mood === 'broken')
        return {
          ok: false,
          error: appError('server-error', {
            host: 'pbx.example.net',
            status: 500,
            serverText: 'java.lang.NullPointerException',
            detail: 'admin',
          }),
        }
      const items = mood === 'empty' ? [] : resource === 'hunt-groups' ? [HUNT] : USERS
      const idField = resource === 'hunt-groups' ? 'extension' : 'userName'
      return {
        ok: true,
        value: {
          items,
          ids: items.map((item) => JSON.stringify(item[idField]).replaceAll('"', '')),
          total: items.length,
          more: false,
        },
      }
    },
    'admin.get': ({ resource }) => ({
      ok: true,
      value: resource === 'hunt-groups' ? HUNT : (USERS[0] ?? {}),
    }),
    'admin.save': ({ id, item }) => ({
      ok: true,
      value: { id, item, readable: true, confirmed: true, differs: [] },
    }),
    'admin.remove': ({ id }) => ({
      ok: true,
      value: { id, item: null, readable: true, confirmed: true, differs: [] },
    }),
    'admin.settings': () => ({ ok: true, value: SETTINGS }),
  }
}
