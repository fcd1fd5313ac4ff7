import { accountPage } from './en/account-page.ts'
import { admin } from './en/admin.ts'
import { desk } from './en/desk.ts'
import { desktopText } from './en/desktop.ts'
import { errorDetails } from './en/error-details.ts'
import { errors } from './en/errors.ts'
import { firstScreens } from './en/first.ts'
import { callEnd, incoming } from './en/incoming.ts'
import { phoneSystem } from './en/phone-system.ts'
import { others } from './en/others.ts'
import { preferences } from './en/preferences.ts'
import { routeScreen } from './en/route.ts'

/** Sentences that come with the page that says them. */
export type LateTexts = {
  readonly accountPage: typeof accountPage
  readonly admin: typeof admin
  readonly desk: typeof desk
  readonly phoneSystem: typeof phoneSystem
  readonly others: typeof others
  readonly preferences: typeof preferences
  readonly route: typeof routeScreen
}

/** Sentences of the screens. */
export const screens = {
  ...firstScreens,
  accountPage,
  admin,
  phoneSystem,
  others,
  preferences,
  route: routeScreen,
} as const

/** Every sentence of the product in English: screens, tray, notifications, command line. */
export const en = {
  errors,
  errorDetails,
  callEnd,
  incoming,
  ...screens,
  desk,
  desktop: desktopText,
} as const
