import { done, refuse } from './answer.ts'
import { textAnswer } from './negotiate.ts'
import type { DemoSipxRoute } from './route.ts'

/** Password, clock and session. */
export const ownAccountRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/portal/password/{password}',
    since: 'new',
    methods: {
      PUT: ({ user, params }) => {
        // One of the two paths that are decoded; a plus is a blank there.
        const password = decodeURIComponent((params['password'] ?? '').replaceAll('+', ' '))
        if (password.length < 8) return refuse(400, 'Password must be at least 8 characters long')
        user.password = password
        return done
      },
    },
  },
  {
    pattern: '/my/time',
    methods: { GET: ({ request, clock }) => textAnswer(request, clock.now().toUTCString()) },
  },
  { pattern: '/my/keepalive', since: 'new', methods: { GET: () => done } },
]
