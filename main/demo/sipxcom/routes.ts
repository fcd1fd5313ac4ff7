import { accountRoutes } from './account.ts'
import { contactRoutes } from './contact.ts'
import type { DemoSipxRoute } from './route.ts'

/** Every resource of the server, one file per noun. */
export const DEMO_SIPX_ROUTES: readonly DemoSipxRoute[] = [...accountRoutes, ...contactRoutes]
