import { deskDial } from './desk-dial.ts'
import { errorDetails } from './error-details.ts'
import { errors } from './errors.ts'
import { firstScreens } from './first.ts'
import { callEnd, incoming } from './incoming.ts'

/** What the app window must be able to say as soon as it draws itself. */
export const textsAtStart = {
  errors,
  errorDetails,
  callEnd,
  incoming,
  ...firstScreens,
  desk: { dial: deskDial },
} as const
