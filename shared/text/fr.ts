import { accountPage } from './fr/account-page.ts'
import { accountsTexts } from './fr/accounts-texts.ts'
import { admin } from './fr/admin.ts'
import { availabilityTexts } from './fr/availability-texts.ts'
import { callsTexts } from './fr/calls-texts.ts'
import { desk } from './fr/desk.ts'
import { desktopText } from './fr/desktop.ts'
import { devices } from './fr/devices.ts'
import { doorbell } from './fr/doorbell.ts'
import { enrol } from './fr/enrol.ts'
import { errorDetails } from './fr/error-details.ts'
import { errors } from './fr/errors.ts'
import { expiry } from './fr/expiry.ts'
import { frameTexts } from './fr/frame-texts.ts'
import { callEnd, incoming } from './fr/incoming.ts'
import { lines } from './fr/lines.ts'
import { others } from './fr/others.ts'
import { manifests } from './fr/manifests.ts'
import { people } from './fr/people.ts'
import { person } from './fr/person.ts'
import { phoneSystem } from './fr/phone-system.ts'
import { preferences } from './fr/preferences.ts'
import { ringPlan } from './fr/ring-plan.ts'
import { routeScreen } from './fr/route.ts'
import { serverCall } from './fr/server-call.ts'
import { sound } from './fr/sound.ts'
import { transfer } from './fr/transfer.ts'
import { voicemail } from './fr/voicemail.ts'

/** Every sentence in French, in the shape of en.ts. What is missing is said in English. */
export const fr = {
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
