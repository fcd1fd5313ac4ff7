import { adminListRoutes } from './admin-lists.ts'
import { adminOtherRoutes } from './admin-other.ts'
import { adminRestRoutes } from './admin-rest.ts'
import { adminSettingRoutes } from './admin-settings.ts'
import { unitemeRoutes } from './admin-uniteme.ts'
import type { DemoSipxRoute } from './route.ts'

const variables = ({ pattern }: DemoSipxRoute): number => pattern.split('{').length

/** Everything an administrator may. In the newer stack `/phones/models` is no phone: what is fixed comes first. */
export const adminRoutes: readonly DemoSipxRoute[] = [
  ...adminRestRoutes,
  ...unitemeRoutes,
  ...[...adminListRoutes, ...adminSettingRoutes, ...adminOtherRoutes].toSorted(
    (a, b) => variables(a) - variables(b),
  ),
]
