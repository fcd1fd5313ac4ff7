import type { Engine } from './engine.ts'
import { createSipLine, type SipLineDeps } from './sip-line.ts'

/** The engine on sip.js 0.21.2. */
export function createSipEngine(deps: SipLineDeps): Engine {
  return { openLine: (setup, events) => createSipLine(setup, events, deps) }
}
