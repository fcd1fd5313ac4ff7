import type { Engine } from './engine.ts'
import { createSipLine, type SipLineDeps } from './sip-line.ts'
import { createDialogBook } from './sip-refer.ts'

/** The engine on sip.js 0.21.2. */
export function createSipEngine(deps: SipLineDeps): Engine {
  const book = createDialogBook()
  return { openLine: (setup, events) => createSipLine(setup, events, deps, book) }
}
