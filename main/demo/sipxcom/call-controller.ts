import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { Clock } from '../../core/ports.ts'
import { listenOnLoopback } from '../listening.ts'
import { sendAnswer, type DemoSipxAnswer } from './answer.ts'
import { orderCall, tellProgress } from './calls.ts'
import type { DemoSipxCompany } from './state.ts'

export type DemoControllerSeen = {
  readonly method: string
  /** As in the request line, query included. */
  readonly uri: string
  readonly authorization: string | undefined
}

export type DemoCallController = {
  /** `http://host:port`; there is no TLS. */
  readonly url: string
  readonly requests: () => readonly DemoControllerSeen[]
  stop(): Promise<void>
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const text = (status: number, body: string): DemoSipxAnswer => ({ status, type: 'text/plain', body })

/**
 * The public call controller (reference sipxcom-user 1): POST begins a call, GET tells how it goes. Its digest is odd: the
 * nonce is the word `null`, and neither nonce, user nor realm of an answer is looked at; the agent's password decides.
 */
export async function startDemoCallController({
  company,
  clock,
}: {
  readonly company: DemoSipxCompany
  readonly clock: Clock
}): Promise<DemoCallController> {
  let seen: readonly DemoControllerSeen[] = []
  const challenge: DemoSipxAnswer = {
    ...text(401, ''),
    headers: {
      'www-authenticate': `Digest realm="${company.domain}", domain="null", qop="auth", algorithm=MD5, nonce="null"`,
    },
  }

  function answer({ method, uri, authorization }: DemoControllerSeen): DemoSipxAnswer {
    const [place = '', query = ''] = uri.split('?')
    const [, from = '', to = ''] = (/^\/callcontroller\/([^/]+)\/([^/]+)$/.exec(place) ?? []).map(
      decodeURIComponent,
    )
    if (from === '' || to === '') return text(404, 'Not Found')
    if (method !== 'POST' && method !== 'GET') return text(405, 'Method Not Allowed')
    const search = new URLSearchParams(query)
    if (authorization === undefined) return challenge
    const agent = search.get('agent') ?? from
    const user = company.users.get(agent)
    if (user === undefined) return text(403, `User Not found ${agent}`)
    if (!isRight({ method, authorization }, `${agent}:${company.domain}:${user.password}`))
      return { ...challenge, ...text(401, 'pin mismatch') }
    const pair = { from, to }
    return method === 'POST'
      ? orderCall({ company, clock }, pair, search)
      : tellProgress({ company, clock }, pair)
  }

  const server = createServer((request: IncomingMessage, response) => {
    const note = {
      method: request.method ?? '',
      uri: request.url ?? '',
      authorization: request.headers.authorization,
    }
    seen = [...seen, note].slice(-100)
    request.resume().once('end', () => sendAnswer(response, answer(note)))
  })
  const { port, stop } = await listenOnLoopback(server)
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => seen,
    stop,
  }
}

/** RFC 2617 with whatever nonce, count and address the client wrote. */
function isRight(
  { method, authorization }: { readonly method: string; readonly authorization: string },
  known: string,
): boolean {
  const fields = Object.fromEntries(
    [...authorization.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map((field) => [
      field[1] ?? '',
      field[2] ?? field[3] ?? '',
    ]),
  )
  const { nonce = '', nc = '', cnonce = '', qop = '', uri = '', response = '' } = fields
  const ha1 = md5(known)
  const ha2 = md5(`${method}:${uri}`)
  const middle = qop === '' ? nonce : `${nonce}:${nc}:${cnonce}:${qop}`
  return response === md5(`${ha1}:${middle}:${ha2}`)
}
