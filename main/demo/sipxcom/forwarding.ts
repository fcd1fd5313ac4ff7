import { crash, done, isAnswer, type DemoSipxAnswer } from './answer.ts'
import { jAnswer, readJ, readX, xAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

export type DemoRing = {
  readonly number: string | null
  /** `If no response` or `At the same time`; any other word was stored as nothing. */
  readonly type: string | null
  readonly enabled: boolean
  readonly expiration: number
  readonly scheduleId: number | null
}
export type DemoForwarding = { expiration: number; rings: readonly DemoRing[] }

export function createForwardingState(): DemoForwarding {
  return { expiration: 20, rings: [] }
}

const TYPES = ['If no response', 'At the same time']

/** A ring as either class of the server reads it: what is missing is nothing, zero or false. */
function toRing(value: unknown): DemoRing {
  const read = (key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  const type = read('type')
  const number = read('number')
  return {
    number: typeof number === 'string' || typeof number === 'number' ? String(number) : null,
    type: typeof type === 'string' && TYPES.includes(type) ? type : null,
    enabled: String(read('enabled')) === 'true',
    expiration: Number(read('expiration') ?? 0),
    scheduleId: typeof read('scheduleId') === 'number' ? Number(read('scheduleId')) : null,
  }
}

function putForward({ request, user }: DemoSipxContext): DemoSipxAnswer {
  const keys = ['rings', 'expiration', 'withVoicemail']
  const read = readX(request, 'call-sequence', keys, { rings: 'ring' })
  if (isAnswer(read)) return read
  const { rings } = read
  // Jettison loses an empty list, and the server walks over the nothing that is left of it.
  if (!Array.isArray(rings)) return crash('null')
  if (rings.some((ring) => typeof ring !== 'object' || (ring as object | null) === null || 'ring' in ring))
    return crash('No such field ring', 'com.thoughtworks.xstream.mapper.CannotResolveClassException')
  user.forwarding.expiration = Number(read['expiration'] ?? 0)
  // Schedules are not in this payload: they are gone now, and nobody says so.
  user.forwarding.rings = rings.map((ring) => ({ ...toRing(ring), scheduleId: null }))
  return done
}

function putCallfwd({ request, user }: DemoSipxContext): DemoSipxAnswer {
  const read = readJ(request)
  if (isAnswer(read)) return read
  const rings: unknown = Reflect.get(read, 'rings')
  if (!Array.isArray(rings)) return crash('null')
  const wanted = rings.map(toRing)
  const unknown = wanted.some(
    ({ scheduleId }) => scheduleId !== null && !user.schedules.some(({ id }) => id === scheduleId),
  )
  if (unknown)
    return crash('No row with the given identifier exists', 'org.hibernate.ObjectNotFoundException')
  user.forwarding.expiration = Number(Reflect.get(read, 'expiration') ?? 0)
  user.forwarding.rings = wanted
  return done
}

/** Call forwarding, by the old resource and by the new one (reference sipxcom-user 2). */
export const forwardingRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/forward',
    methods: {
      GET: ({ request, user }) => {
        const { expiration, rings } = user.forwarding
        const shown = rings.map(({ scheduleId: _gone, ...ring }) => ring)
        const sequence = { rings: shown, expiration, withVoicemail: user.seed.voicemail ?? true }
        return xAnswer(request, { 'call-sequence': sequence }, { rings: 'ring' })
      },
      PUT: putForward,
      POST: () => crash('null'),
      DELETE: () => crash('null'),
    },
  },
  {
    pattern: '/my/callfwd',
    since: 'new',
    methods: {
      GET: ({ request, user }) => {
        const { expiration, rings } = user.forwarding
        return jAnswer(request, { expiration, withVM: user.seed.voicemail ?? true, rings })
      },
      PUT: putCallfwd,
    },
  },
]
