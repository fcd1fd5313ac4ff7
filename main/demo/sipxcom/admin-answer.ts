import type { DemoSipxAnswer } from './answer.ts'
import { negotiate, xAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxHandler, DemoSipxRequest, DemoSipxRoute } from './route.ts'

/** An answer of the newer stack: JSON first, nulls written; XML to those who want it. Errors are the text of an exception. */
export function apiAnswer(request: DemoSipxRequest, value: unknown): DemoSipxAnswer {
  const variant = negotiate(request.accept, ['application/json', 'text/xml', 'application/xml'])
  if (variant === null) return { status: 406 }
  if (variant === 'application/json') return { type: variant, body: JSON.stringify(value) }
  const root =
    typeof value === 'object' && value !== null && Object.keys(value).length === 1 ? value : { value }
  return {
    ...xAnswer({ ...request, accept: 'text/xml' }, root as Readonly<Record<string, unknown>>),
    type: variant,
  }
}

export function apiFault(status: number, message: string): DemoSipxAnswer {
  return { status, type: 'text/plain', body: message }
}

/** A part of the path; the newer stack decodes it. */
export function part({ params }: DemoSipxContext, name: string): string {
  return decodeURIComponent(params[name] ?? '')
}

/** A JSON object as body, null when it is something else. */
export function apiBody(request: DemoSipxRequest): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}

export function apiRoute(pattern: string, methods: DemoSipxRoute['methods']): DemoSipxRoute {
  return { pattern, stack: 'api', methods, takesEmptyBody: true }
}

/** Something that is set off and leaves no other trace. */
export function actionRoutes(
  patterns: readonly string[],
  method: 'GET' | 'PUT' | 'POST' | 'DELETE' = 'PUT',
): readonly DemoSipxRoute[] {
  const run: DemoSipxHandler = ({ request, company }) => {
    company.admin.actions.push(`${request.method} ${request.path}`)
    return {}
  }
  return patterns.map((pattern) => apiRoute(pattern, { [method]: run }))
}
