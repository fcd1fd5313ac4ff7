import type { EventEmitter } from 'node:events'

/** Presents a stand-in object where Electron's type is asked for. What both have must agree (the parameter's type); what the
 *  stand-in lacks is missing on purpose: `used-members.parts.test.ts` shows that the app does not use it. */
export function asElectron<T>(part: Partial<Omit<T, keyof EventEmitter>>): T {
  return part as T
}

/** For members whose types are the stand-in's own: at least their names must be Electron's. */
export type Names<T, Used extends keyof T> = Record<Used, unknown>

export type StandInEvent = { preventDefault(): void; readonly defaultPrevented: boolean }

/** An event as Electron's listeners get it first: with `preventDefault`, and further fields of its own. */
export function makeEvent<Fields extends object>(fields: Fields): StandInEvent & Fields {
  let prevented = false
  const event = {
    preventDefault: () => {
      prevented = true
    },
    get defaultPrevented() {
      return prevented
    },
  }
  // Not spread: that would freeze `defaultPrevented` at its first value.
  return Object.assign(event, fields)
}
