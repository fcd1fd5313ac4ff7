import { crash, done, isAnswer, refuse, type DemoSipxAnswer } from './answer.ts'
import { readX, textAnswer, xAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'
import { carryOut } from './conference-commands.ts'
import type { DemoRoom } from './conference-state.ts'

/** Rooms of everybody; only its owner may see who is in one. */
function roomOf({
  company,
  params,
}: DemoSipxContext): { readonly room: DemoRoom; readonly owner: string } | null {
  for (const user of company.users.values()) {
    const room = user.rooms.find(({ setting }) => setting.name === params['name'])
    if (room) return { room, owner: user.userName }
  }
  return null
}

/** Only the keys that are sent; an unknown one is a crash, and so is an unknown room (reference sipxcom-user 6). */
function change(context: DemoSipxContext): DemoSipxAnswer {
  const found = roomOf(context)
  if (found === null) return crash(`no conference ${context.params['name'] ?? ''}`)
  const body = readX(context.request, 'setting', Object.keys(found.room.setting))
  if (isAnswer(body)) return body
  found.room.setting = { ...found.room.setting, ...(body as Partial<DemoRoom['setting']>) }
  return done
}

function details(context: DemoSipxContext): DemoSipxAnswer {
  const found = roomOf(context)
  if (found === null) return refuse(404, 'Not Found')
  if (found.owner !== context.user.userName) return refuse(403, 'Forbidden')
  const { setting, members, locked } = found.room
  // Not a failed negotiation: the room is there and nobody is in it.
  if (members.length === 0) return refuse(406, 'Not Acceptable')
  return xAnswer(
    context.request,
    { conference: { extension: setting.extension, description: setting.description, locked, members } },
    { members: 'member' },
  )
}

function command(context: DemoSipxContext): DemoSipxAnswer {
  const found = roomOf(context)
  if (found === null) return refuse(404, 'Not Found')
  if (found.owner !== context.user.userName) return refuse(403, 'Forbidden')
  const [verb = '', ...args] = (context.params['command'] ?? '').split('&')
  const answer = carryOut(found.room, verb, args)
  return answer === null ? refuse(400, 'Unknown command') : textAnswer(context.request, answer)
}

/** Conference rooms. */
export const conferenceRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/conferences',
    methods: {
      GET: ({ request, user }) =>
        xAnswer(
          request,
          {
            conferences: user.rooms.map(
              ({ setting: { enabled, name, description, extension, accessCode } }) => ({
                enabled,
                name,
                description,
                extension,
                accessCode,
              }),
            ),
          },
          { conferences: 'conference' },
        ),
    },
  },
  {
    pattern: '/my/conferences/{name}',
    since: 'new',
    methods: {
      GET: (context) => {
        const found = roomOf(context)
        if (found === null) return refuse(404, 'Not Found')
        const { extension: _, ...setting } = found.room.setting
        return xAnswer(context.request, { setting })
      },
      PUT: change,
    },
  },
  { pattern: '/my/conferencedetails/{name}', methods: { GET: details } },
  // GET, whatever the documentation says.
  { pattern: '/my/conference/{name}/{command*}', methods: { GET: command } },
]
