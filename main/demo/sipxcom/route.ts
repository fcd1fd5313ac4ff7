import type { Clock } from '../../core/ports.ts'
import type { DemoSipxAnswer } from './answer.ts'
import type { DemoSipxCompany, DemoSipxUser } from './state.ts'

export type DemoSipxRequest = {
  readonly method: string
  /** Which of the two stacks. */
  readonly stack: 'rest' | 'api'
  /** Below the stack, from the slash on, as it came. */
  readonly path: string
  /** Without the question mark, as it came. */
  readonly query: string
  readonly accept: string | undefined
  readonly contentType: string | undefined
  /** The header; a PUT without one is not the same as one of zero bytes. */
  readonly contentLength: string | undefined
  readonly body: Buffer
}

export type DemoSipxContext = {
  readonly request: DemoSipxRequest
  /** Who is signed in. */
  readonly user: DemoSipxUser
  readonly company: DemoSipxCompany
  /** Parts of the path and the query, not decoded: the server does not either. */
  readonly params: Readonly<Record<string, string>>
  readonly clock: Clock
}

export type DemoSipxHandler = (context: DemoSipxContext) => DemoSipxAnswer | Promise<DemoSipxAnswer>

/**
 * One route. `pattern` is below `/sipxconfig/rest` or `/sipxconfig/api`: `{name}` stands for one part, `{name*}` for the rest
 * of the path, `?a={a}&b={b}` for a query that must come exactly so.
 */
export type DemoSipxRoute = {
  readonly pattern: string
  readonly stack?: 'rest' | 'api'
  readonly methods: Readonly<Partial<Record<'GET' | 'PUT' | 'POST' | 'DELETE', DemoSipxHandler>>>
  /** A GET without any sign-in. */
  readonly open?: (context: Omit<DemoSipxContext, 'user'>) => DemoSipxAnswer
  /** Came with release 14.10. */
  readonly since?: 'new'
  /** A PUT of zero bytes is taken; elsewhere it is "Missing request entity". */
  readonly takesEmptyBody?: true
}

type Compiled = { readonly route: DemoSipxRoute; readonly expression: RegExp }
export type DemoSipxMatch = {
  readonly route: DemoSipxRoute
  readonly params: Readonly<Record<string, string>>
}

/**
 * Finds routes as Restlet 1.1 does: the beginning of the path decides and the longest match wins, so `/my/callfwdschedule/7`
 * is the list of `/my/callfwdsched` (reference sipxcom-user 0.3). The newer stack wants the whole path.
 */
export function createRouter(routes: readonly DemoSipxRoute[]) {
  const compiled = routes.map((route): Compiled => ({ route, expression: compile(route) }))
  return (request: DemoSipxRequest, release: 'new' | 'old'): DemoSipxMatch | null => {
    const text = request.query === '' ? request.path : `${request.path}?${request.query}`
    let best: DemoSipxMatch | null = null
    let length = -1
    for (const { route, expression } of compiled) {
      if ((route.stack ?? 'rest') !== request.stack || (route.since === 'new' && release === 'old')) continue
      const hit = expression.exec(route.pattern.includes('?') ? text : request.path)
      if (hit === null || hit[0].length <= length) continue
      length = hit[0].length
      best = { route, params: { ...hit.groups } }
    }
    return best
  }
}

function compile({ pattern, stack = 'rest' }: DemoSipxRoute): RegExp {
  const source = pattern
    .split(/(\{\w+\*?\})/)
    .map((part) => {
      const name = /^\{(\w+)(\*?)\}$/.exec(part)
      if (name === null) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return name[2] === '*' ? `(?<${name[1] ?? ''}>.*)` : `(?<${name[1] ?? ''}>[^/?&]+)`
    })
    .join('')
  return new RegExp(stack === 'rest' ? `^${source}` : `^${source}/?$`)
}
