import { accountPage } from './ar/account-page.ts'
import { accountsTexts } from './ar/accounts-texts.ts'
import { admin } from './ar/admin.ts'
import { availabilityTexts } from './ar/availability-texts.ts'
import { callsTexts } from './ar/calls-texts.ts'
import { desk } from './ar/desk.ts'
import { desktopText } from './ar/desktop.ts'
import { devices } from './ar/devices.ts'
import { doorbell } from './ar/doorbell.ts'
import { enrol } from './ar/enrol.ts'
import { errorDetails } from './ar/error-details.ts'
import { errors } from './ar/errors.ts'
import { expiry } from './ar/expiry.ts'
import { frameTexts } from './ar/frame-texts.ts'
import { callEnd, incoming } from './ar/incoming.ts'
import { lines } from './ar/lines.ts'
import { others } from './ar/others.ts'
import { manifests } from './ar/manifests.ts'
import { people } from './ar/people.ts'
import { person } from './ar/person.ts'
import { phoneSystem } from './ar/phone-system.ts'
import { preferences } from './ar/preferences.ts'
import { ringPlan } from './ar/ring-plan.ts'
import { routeScreen } from './ar/route.ts'
import { serverCall } from './ar/server-call.ts'
import { sound } from './ar/sound.ts'
import { transfer } from './ar/transfer.ts'
import { voicemail } from './ar/voicemail.ts'

/** Every sentence in Arabic, in the shape of en.ts. What is missing is said in English. */
export const ar = {
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
