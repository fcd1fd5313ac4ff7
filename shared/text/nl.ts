import { accountPage } from './nl/account-page.ts'
import { accountsTexts } from './nl/accounts-texts.ts'
import { admin } from './nl/admin.ts'
import { availabilityTexts } from './nl/availability-texts.ts'
import { callsTexts } from './nl/calls-texts.ts'
import { desk } from './nl/desk.ts'
import { desktopText } from './nl/desktop.ts'
import { devices } from './nl/devices.ts'
import { doorbell } from './nl/doorbell.ts'
import { enrol } from './nl/enrol.ts'
import { errorDetails } from './nl/error-details.ts'
import { errors } from './nl/errors.ts'
import { expiry } from './nl/expiry.ts'
import { frameTexts } from './nl/frame-texts.ts'
import { callEnd, incoming } from './nl/incoming.ts'
import { lines } from './nl/lines.ts'
import { others } from './nl/others.ts'
import { manifests } from './nl/manifests.ts'
import { people } from './nl/people.ts'
import { person } from './nl/person.ts'
import { phoneSystem } from './nl/phone-system.ts'
import { preferences } from './nl/preferences.ts'
import { ringPlan } from './nl/ring-plan.ts'
import { routeScreen } from './nl/route.ts'
import { serverCall } from './nl/server-call.ts'
import { sound } from './nl/sound.ts'
import { transfer } from './nl/transfer.ts'
import { voicemail } from './nl/voicemail.ts'

/** Every sentence in Dutch, in the shape of en.ts. What is missing is said in English. */
export const nl = {
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
