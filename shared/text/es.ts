import { accountPage } from './es/account-page.ts'
import { accountsTexts } from './es/accounts-texts.ts'
import { admin } from './es/admin.ts'
import { availabilityTexts } from './es/availability-texts.ts'
import { callsTexts } from './es/calls-texts.ts'
import { desk } from './es/desk.ts'
import { desktopText } from './es/desktop.ts'
import { devices } from './es/devices.ts'
import { doorbell } from './es/doorbell.ts'
import { enrol } from './es/enrol.ts'
import { errorDetails } from './es/error-details.ts'
import { errors } from './es/errors.ts'
import { expiry } from './es/expiry.ts'
import { frameTexts } from './es/frame-texts.ts'
import { callEnd, incoming } from './es/incoming.ts'
import { lines } from './es/lines.ts'
import { others } from './es/others.ts'
import { manifests } from './es/manifests.ts'
import { people } from './es/people.ts'
import { person } from './es/person.ts'
import { phoneSystem } from './es/phone-system.ts'
import { preferences } from './es/preferences.ts'
import { ringPlan } from './es/ring-plan.ts'
import { routeScreen } from './es/route.ts'
import { serverCall } from './es/server-call.ts'
import { sound } from './es/sound.ts'
import { transfer } from './es/transfer.ts'
import { voicemail } from './es/voicemail.ts'

/** Every sentence in Spanish, in the shape of en.ts. What is missing is said in English. */
export const es = {
  accountPage,
  ...accountsTexts,
  admin,
  ...availabilityTexts,
  ...callsTexts,
  desk,
  desktop: desktopText,
  devices,
  doorbell,
  enrol,
  errorDetails,
  errors,
  expiry,
  ...frameTexts,
  callEnd,
  incoming,
  lines,
  others,
  manifests,
  people,
  person,
  phoneSystem,
  preferences,
  ringPlan,
  route: routeScreen,
  serverCall,
  sound,
  transfer,
  voicemail,
} as const
