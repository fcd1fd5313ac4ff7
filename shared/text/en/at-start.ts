import { deskDial } from './desk-dial.ts'
import { errors } from './errors.ts'
import { firstScreens } from './first.ts'
import { callEnd, incoming } from './incoming.ts'

/** What the app window must be able to say as soon as it draws itself. An error is told by its code until the sentences of
 *  the details are there, a moment later. */
export const textsAtStart = {
  errors,
  callEnd,
  incoming,
  ...firstScreens,
  desk: { dial: deskDial },
} as const
