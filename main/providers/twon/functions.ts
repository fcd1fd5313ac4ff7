/** The functions of the HTTP API that are used here (HTTP API manual 5), by their path below `/api/`. */
const FUNCTIONS = {
  'system/info': { service: 'System', privilege: 'System' },
  'phone/status': { service: 'Phone/Call', privilege: 'Phone/Calls – Monitoring' },
  'phone/config': { service: 'Phone/Call', privilege: 'Phone/Calls – Monitoring' },
  // The manuals differ (English: Management, Czech: Control), the English one is the newer.
  'phone/config PUT': { service: 'Phone/Call', privilege: 'Phone/Calls – Management' },
  'phone/calllog': { service: 'Phone/Call', privilege: 'Phone/Calls – Monitoring' },
  'phone/calllog DELETE': { service: 'Phone/Call', privilege: 'Phone/Calls – Control' },
  'call/status': { service: 'Phone/Call', privilege: 'Phone/Calls – Monitoring' },
  'call/dial': { service: 'Phone/Call', privilege: 'Phone/Calls – Control' },
  'call/answer': { service: 'Phone/Call', privilege: 'Phone/Calls – Control' },
  'call/hangup': { service: 'Phone/Call', privilege: 'Phone/Calls – Control' },
  'switch/caps': { service: 'Switch', privilege: 'Switches – Monitoring' },
  'switch/status': { service: 'Switch', privilege: 'Switches – Monitoring' },
  'switch/ctrl': { service: 'Switch', privilege: 'Switches – Control' },
  'log/subscribe': { service: 'Logging', privilege: 'Logging' },
  'log/pull': { service: 'Logging', privilege: 'Logging' },
  'log/unsubscribe': { service: 'Logging', privilege: 'Logging' },
  'camera/snapshot': { service: 'Camera', privilege: 'Camera – Monitoring' },
} as const satisfies Record<string, { readonly service: string; readonly privilege: string }>

/** A function, with its method where that is not GET. */
export type TwonFunction = keyof typeof FUNCTIONS

/** Where the owner of the device switches the function on, and what the API account needs a tick for. */
export function placeOf(fn: TwonFunction): { readonly service: string; readonly privilege: string } {
  return FUNCTIONS[fn]
}

export function methodOf(fn: TwonFunction): 'GET' | 'PUT' | 'DELETE' {
  if (fn.endsWith(' PUT')) return 'PUT'
  return fn.endsWith(' DELETE') ? 'DELETE' : 'GET'
}

export function pathOf(fn: TwonFunction): string {
  return `/api/${fn.split(' ')[0] ?? fn}`
}
