import { xAnswer } from './negotiate.ts'
import type { DemoSipxRoute } from './route.ts'

/** What the system knows of the person. */
export const contactRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/contact-information',
    methods: {
      GET: ({ request, user: { seed } }) =>
        xAnswer(request, {
          'contact-information': {
            firstName: seed.firstName,
            lastName: seed.lastName,
            emailAddress: seed.email ?? null,
            imId: seed.imId ?? null,
          },
        }),
    },
  },
]
