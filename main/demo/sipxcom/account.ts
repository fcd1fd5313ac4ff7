import { xAnswer } from './negotiate.ts'
import type { DemoSipxRoute } from './route.ts'

/** Who is signed in: what a client must ask first. */
export const accountRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/logindetails',
    methods: {
      GET: ({ request, user }) =>
        xAnswer(request, {
          'login-details': {
            userName: user.userName,
            imId: user.seed.imId ?? null,
            ldapImAuth: false,
            sipPassword: user.sipPassword,
          },
        }),
    },
  },
]
