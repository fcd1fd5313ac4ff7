import { answer, callStatus, dial, hangUp } from './call-functions.ts'
import type { DemoFunction } from './function.ts'
import {
  pull,
  snapshot,
  subscribe,
  switchCaps,
  switchControl,
  switchStatus,
  systemInfo,
  unsubscribe,
} from './other-functions.ts'
import { phoneStatus, readConfig, readLog, removeRow, writeConfig } from './phone-functions.ts'
import type { DemoPrivilege, DemoService } from './settings.ts'

type Entry = {
  readonly service: DemoService
  /** What each method needs; `open` = no sign-in at all. */
  readonly methods: {
    readonly [M in 'GET' | 'PUT' | 'DELETE']?: {
      readonly privilege: DemoPrivilege | null | 'open'
      readonly run: DemoFunction
    }
  }
}

const get = (service: DemoService, privilege: DemoPrivilege | null | 'open', run: DemoFunction): Entry => ({
  service,
  methods: { GET: { privilege, run } },
})

/** The API by path; POST does what GET does (HTTP API manual 2.1). */
export const DEMO_FUNCTIONS: Readonly<Record<string, Entry>> = {
  'system/info': get('System', 'open', systemInfo),
  'phone/status': get('Phone/Call', 'phone-monitoring', phoneStatus),
  'phone/config': {
    service: 'Phone/Call',
    methods: {
      GET: { privilege: 'phone-monitoring', run: readConfig },
      PUT: { privilege: 'phone-management', run: writeConfig },
    },
  },
  'phone/calllog': {
    service: 'Phone/Call',
    methods: {
      GET: { privilege: 'phone-monitoring', run: readLog },
      DELETE: { privilege: 'phone-control', run: removeRow },
    },
  },
  'call/status': get('Phone/Call', 'phone-monitoring', callStatus),
  'call/dial': get('Phone/Call', 'phone-control', dial),
  'call/answer': get('Phone/Call', 'phone-control', answer),
  'call/hangup': get('Phone/Call', 'phone-control', hangUp),
  'switch/caps': get('Switch', 'switch-monitoring', switchCaps),
  'switch/status': get('Switch', 'switch-monitoring', switchStatus),
  'switch/ctrl': get('Switch', 'switch-control', switchControl),
  'log/subscribe': get('Logging', null, subscribe),
  'log/pull': get('Logging', null, pull),
  'log/unsubscribe': get('Logging', null, unsubscribe),
  'camera/snapshot': get('Camera', 'camera', snapshot),
}
