import { enrol } from './enrol.ts'
import { expiry } from './expiry.ts'
import { lines } from './lines.ts'
import { person } from './person.ts'
import { sound } from './sound.ts'
import { transfer } from './transfer.ts'
import { devices } from './devices.ts'
import { people } from './people.ts'
import { ringPlan } from './ring-plan.ts'
import { serverCall } from './server-call.ts'
import { doorbell } from './doorbell.ts'
import { voicemail } from './voicemail.ts'
import { frameTexts } from './frame-texts.ts'
import { callsTexts } from './calls-texts.ts'
import { availabilityTexts } from './availability-texts.ts'
import { accountsTexts } from './accounts-texts.ts'

/* Sentences of the screens that a window may need at once. Pure data; their rules are in errors.ts. */
export const firstScreens = {
  ...frameTexts,
  ...callsTexts,
  ...availabilityTexts,
  ...accountsTexts,
  enrol,
  expiry,
  lines,
  person,
  devices,
  ringPlan,
  serverCall,
  doorbell,
  people,
  voicemail,
  transfer,
  sound,
} as const
