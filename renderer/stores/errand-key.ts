import type { ForwardCondition } from '../../shared/domain/forward-conditions.ts'
import type { SoundRole } from '../../shared/domain/settings.ts'

/** Where the outcome of each errand is kept; one key per control that shows it. */
export const errandKey = {
  snapshot: 'snapshot',
  refresh: 'refresh',
  demo: 'demo',
  dial: 'dial',
  settings: 'settings',
  diagnostics: 'diagnostics',
  saveReport: 'diagnostics/save',
  trust: 'trust',
  hotkey: 'hotkey',
  trouble: (code: string) => `trouble/${code}`,
  dnd: (accountId: string | null) => `dnd/${accountId ?? 'all'}`,
  privacy: (accountId: string) => `privacy/${accountId}`,
  forwarding: (accountId: string, when: ForwardCondition) => `forwarding/${accountId}/${when}`,
  rings: (accountId: string) => `rings/${accountId}`,
  schedules: (accountId: string) => `schedules/${accountId}`,
  schedule: (accountId: string) => `schedule/${accountId}`,
  scheduleRemoval: (accountId: string) => `schedule-removal/${accountId}`,
  serverCall: 'server-call',
  undo: (accountId: string) => `undo/${accountId}`,
  confirm: (id: string) => `confirm/${id}`,
  call: (callId: string) => `call/${callId}`,
  transfer: (callId: string) => `transfer/${callId}`,
  rename: (accountId: string) => `rename/${accountId}`,
  password: (accountId: string) => `password/${accountId}`,
  remove: (accountId: string) => `remove/${accountId}`,
  door: (accountId: string) => `door/${accountId}`,
  sound: (role: SoundRole) => `sound/${role}`,
} as const
