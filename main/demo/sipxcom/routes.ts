import { accountRoutes } from './account.ts'
import { conferenceRoutes } from './conferences.ts'
import { adminRoutes } from './admin-routes.ts'
import { contactRoutes } from './contact.ts'
import { mailboxPreferenceRoutes } from './mailbox-preferences.ts'
import { mailboxRoutes } from './mailbox.ts'
import { ownAccountRoutes } from './own-account.ts'
import { phonebookRoutes } from './phonebook.ts'
import { callRoutes } from './calls.ts'
import { forwardingRoutes } from './forwarding.ts'
import { scheduleRoutes } from './schedules.ts'
import type { DemoSipxRoute } from './route.ts'

/** Every resource of the server, one file per noun. */
export const DEMO_SIPX_ROUTES: readonly DemoSipxRoute[] = [
  ...accountRoutes,
  ...mailboxRoutes,
  ...mailboxPreferenceRoutes,
  ...phonebookRoutes,
  ...conferenceRoutes,
  ...ownAccountRoutes,
  ...adminRoutes,
  ...callRoutes,
  ...contactRoutes,
  ...forwardingRoutes,
  ...scheduleRoutes,
]
