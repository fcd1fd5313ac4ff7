import { done, refuse, type DemoSipxAnswer } from './answer.ts'
import { textAnswer, xAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxHandler, DemoSipxRoute } from './route.ts'
import type { DemoSipxCompany } from './state.ts'

/** A line of the call controller: so long after the start, an answer of the desk phone (INVITE) or news of the call it makes. */
type Line = { readonly afterMs: number; readonly method: 'INVITE' | 'NOTIFY'; readonly text: string }
type Call = { readonly startedMs: number; readonly lines: readonly Line[] }
/** A call that is up, as `activecdrs` shows it. */
export type DemoActiveCall = { readonly from: string; readonly to: string; readonly startedMs: number }
/** A row of the call history. `duration` is the text of a Postgres interval, or the word `null`. */
export type DemoCdr = {
  readonly caller: string
  readonly callee: string
  readonly startedAt: Date
  readonly duration: string
  readonly termination: 'C' | 'F' | 'I' | 'R'
}

/** What the company's calls are, by the pair of parties. */
export type DemoSipxCalls = {
  readonly made: Map<string, Call>
  active: readonly DemoActiveCall[]
  history: readonly DemoCdr[]
  /** How a call to this target goes on after the desk phone was taken: the status lines and when they come. */
  script: (target: string) => readonly (readonly [afterMs: number, line: string])[]
  /** How the desk phone answers. */
  desk: readonly (readonly [afterMs: number, line: string])[]
}

export function createCallsState(): DemoSipxCalls {
  return {
    made: new Map(),
    active: [],
    history: [],
    desk: [
      [0, '100 Trying'],
      [200, '180 Ringing'],
      [900, '200 OK'],
    ],
    script: (target) => {
      if (target === '202') return [[1100, '486 Busy Here']]
      if (/^\d{1,2}$/.test(target)) return [[1100, '404 Not Found']]
      return [
        [1100, '100 Trying'],
        [1400, '180 Ringing'],
        [2600, '200 OK'],
      ]
    },
  }
}

const decode = (text: string | undefined): string => decodeURIComponent(text ?? '')

function start(
  { company, clock }: Pick<DemoSipxContext, 'company' | 'clock'>,
  from: string,
  to: string,
): void {
  const { calls } = company
  const line =
    (method: Line['method']) =>
    ([afterMs, text]: readonly [number, string]): Line => ({ afterMs, method, text })
  const lines = [...calls.desk.map(line('INVITE')), ...calls.script(to).map(line('NOTIFY'))]
  calls.made.set(`${from}:${to}`, { startedMs: clock.now().getTime(), lines })
}

/** `{to}` of the old way: decoded, stripped of some signs everywhere, then it must look like a phone (reference 1). */
const call: DemoSipxHandler = ({ company, clock, user, params }) => {
  const target = decode(params['to']).replace(/[[\]().{}-]/g, '')
  if (!/^(?:\+?[0-9*]+|[A-Za-z0-9_]+)$/.test(target)) return refuse(400, 'Bad Request')
  start({ company, clock }, user.userName, target)
  return done
}

/** The first party must be who is signed in, or the agent. */
function parties(context: DemoSipxContext): { readonly from: string; readonly to: string } | DemoSipxAnswer {
  const { request, user, params } = context
  if (textAnswer(request, '', 'text/xml').status === 406) return refuse(406, 'Not Acceptable')
  const agent = new URLSearchParams(request.query).get('agent') ?? decode(params['from'])
  if (agent !== user.userName) return refuse(401, 'Unauthorized')
  return { from: decode(params['from']), to: decode(params['to']) }
}

/** What the call controller does with an order, whichever way it came. `from` and `to` are decoded. */
export function orderCall(
  { company, clock }: Pick<DemoSipxContext, 'company' | 'clock'>,
  { from, to }: { readonly from: string; readonly to: string },
  query: URLSearchParams,
): DemoSipxAnswer {
  const { calls } = company
  if (query.get('action') !== 'transfer') {
    start({ company, clock }, from, to)
    return done
  }
  const target = query.get('target')
  if (target === null) return refuse(400, 'Need a transfer target parameter')
  if (!calls.active.some((one) => one.from === from && one.to === to))
    return {
      status: 406,
      type: 'text/xml',
      body: '<processing-status><error-text>Call not found.</error-text></processing-status>',
    }
  calls.active = calls.active.map((one) =>
    one.from === from && one.to === to ? { ...one, from: to, to: target } : one,
  )
  return done
}

/** How a call goes on, as the call controller tells it. */
export function tellProgress(
  { company, clock }: Pick<DemoSipxContext, 'company' | 'clock'>,
  pair: { readonly from: string; readonly to: string },
): DemoSipxAnswer {
  return { type: 'text/xml', body: statusLines(company, pair, clock.now().getTime()) }
}

const order: DemoSipxHandler = (context) => {
  const pair = parties(context)
  return 'from' in pair ? orderCall(context, pair, new URLSearchParams(context.request.query)) : pair
}

const progress: DemoSipxHandler = (context) => {
  const pair = parties(context)
  return 'from' in pair ? tellProgress(context, pair) : pair
}

function statusLines(
  { calls }: DemoSipxCompany,
  { from, to }: { readonly from: string; readonly to: string },
  nowMs: number,
): string {
  const made = calls.made.get(`${from}:${to}`)
  const lines = (made?.lines ?? []).map(({ afterMs, method, text }) => ({
    at: (made?.startedMs ?? 0) + afterMs,
    method,
    text,
  }))
  const statuses = lines
    .filter(({ at }) => at <= nowMs)
    .map(
      ({ at, method, text }) =>
        `\n<status>\n\t<timestamp>${at}</timestamp>\n\t<call-id>demo-${from}</call-id>\n\t<method>${method}</method>\n\t<status-line>SIP/2.0 ${text}</status-line>\n</status>`,
    )
  const ns = 'http://www.sipfoundry.org/sipX/schema/xml/call-status-00-00'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<status-lines xmlns="${ns}">${statuses.join('')}\n</status-lines>\n`
}

const active: DemoSipxHandler = ({ request, user, company, clock }) => {
  const nowMs = clock.now().getTime()
  const mine = company.calls.active.filter(({ from, to }) => from === user.userName || to === user.userName)
  const cdrs = mine.map(({ from, to, startedMs }) => ({
    from,
    'from-aor': `<sip:${from}@${company.domain}>`,
    to,
    'to-aor': `<sip:${to}@${company.domain}>`,
    route: null,
    // Always, whoever called whom (reference sipxcom-user 1).
    direction: 'INCOMING',
    recipient: to,
    internal: false,
    type: 'Unknown',
    'start-time': Math.floor(startedMs / 1000) * 1000,
    duration: nowMs - startedMs,
  }))
  return xAnswer(request, { cdrs }, { cdrs: 'cdr' })
}

const records: DemoSipxHandler = ({ request, user, company, params }) => {
  if (textAnswer(request, '', 'text/xml').status === 406) return refuse(406, 'Not Acceptable')
  if (params['user'] !== user.userName) return refuse(401, 'Unauthorized')
  const { domain } = company
  const query = new URLSearchParams(request.query)
  const offset = Number(query.get('offset') ?? 0)
  const limit = Number(query.get('limit') ?? 1000)
  const from = query.get('fromdate') ?? ''
  const mine = company.calls.history
    .filter(({ caller, callee }) => caller === user.userName || callee === user.userName)
    .filter(({ startedAt }) => wallText(startedAt).slice(0, 10).replaceAll('-', '') >= from)
    .slice(offset, offset + limit)
  const rows = mine.map(
    ({ caller, callee, startedAt, duration, termination }) =>
      `<Row><caller_aor>&lt;sip:${caller}@${domain}&gt;</caller_aor><callee_aor>&lt;sip:${callee}@${domain}&gt;</callee_aor>` +
      `<callee_contact>&lt;sip:${callee}@10.1.1.7:5060&gt;</callee_contact><start_time>${wallText(startedAt)}</start_time>` +
      `<duration>${duration}</duration><termination>${termination}</termination><callee_route>null</callee_route></Row>`,
  )
  return { type: 'text/xml', body: `<?xml version="1.0"?><Results>${rows.join('')}</Results>` }
}

/** As the server's own clock shows it, without a zone. */
function wallText(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.0`
}

/** Calls that the server makes, those that are up, and those that were (reference sipxcom-user 1). */
export const callRoutes: readonly DemoSipxRoute[] = [
  { pattern: '/my/call/{to}', takesEmptyBody: true, methods: { PUT: call } },
  { pattern: '/call/{to}', takesEmptyBody: true, methods: { PUT: call } },
  { pattern: '/my/redirect/callcontroller/{from}/{to}', methods: { POST: order, GET: progress } },
  { pattern: '/my/redirect/cdr/{user}', methods: { GET: records } },
  { pattern: '/my/activecdrs', methods: { GET: active } },
]
