import { accountPage } from './de/account-page.ts'
import { accountsTexts } from './de/accounts-texts.ts'
import { admin } from './de/admin.ts'
import { availabilityTexts } from './de/availability-texts.ts'
import { callsTexts } from './de/calls-texts.ts'
import { desk } from './de/desk.ts'
import { desktopText } from './de/desktop.ts'
import { devices } from './de/devices.ts'
import { doorbell } from './de/doorbell.ts'
import { enrol } from './de/enrol.ts'
import { errorDetails } from './de/error-details.ts'
import { errors } from './de/errors.ts'
import { expiry } from './de/expiry.ts'
import { frameTexts } from './de/frame-texts.ts'
import { callEnd, incoming } from './de/incoming.ts'
import { lines } from './de/lines.ts'
import { others } from './de/others.ts'
import { manifests } from './de/manifests.ts'
import { people } from './de/people.ts'
import { person } from './de/person.ts'
import { phoneSystem } from './de/phone-system.ts'
import { preferences } from './de/preferences.ts'
import { ringPlan } from './de/ring-plan.ts'
import { routeScreen } from './de/route.ts'
import { serverCall } from './de/server-call.ts'
import { sound } from './de/sound.ts'
import { transfer } from './de/transfer.ts'
import { voicemail } from './de/voicemail.ts'

/** Every sentence in German, in the shape of en.ts. What is missing is said in English. */
export const de = {
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
