import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DemoAnswer } from './action.ts'
import { backendAlert, page } from './text.ts'

/**
 * What can be made to go wrong.
 * Instead of the work: `html` a page · `empty` · `500` · `404` · `redirect` · `slow` no answer until stopped · `endless` a
 * body without end · `oversized` 4 MiB · `deep` a hundred thousand brackets · `reset` the connection breaks.
 * After the work, in the answer: `text-before-json` a backend alert · `notice-before-json` a PHP notice · `truncated` the
 * connection ends in the middle · `cut-json` half of it, properly sent · `not-utf8` · `scalar` a bare number.
 * In the work: `backend` the SOAP backend fails · `rules-unread` DND is switched without the weekly rules.
 * At the door: `dead-backend` nobody can log in.
 */
export const DEMO_FAULTS = [
  'html',
  'empty',
  '500',
  '404',
  'redirect',
  'slow',
  'endless',
  'oversized',
  'deep',
  'reset',
  'text-before-json',
  'notice-before-json',
  'truncated',
  'cut-json',
  'not-utf8',
  'scalar',
  'backend',
  'rules-unread',
  'dead-backend',
] as const
export type DemoFault = (typeof DEMO_FAULTS)[number]

export type FaultOptions = {
  /** How many requests it hits (default 1). */
  readonly times?: number
  /** Only requests with this action; others pass. */
  readonly action?: string
  /** The work is done all the same and only the answer is lost. */
  readonly afterWork?: boolean
}

type Armed = {
  readonly fault: DemoFault
  readonly action: string | undefined
  readonly afterWork: boolean
  left: number
}

/** The faults that wait for their requests, in the order in which they were set. */
export function createFaults() {
  let armed: readonly Armed[] = []
  return {
    set(fault: DemoFault | null, { times = 1, action, afterWork = false }: FaultOptions = {}): void {
      armed = fault === null ? [] : [...armed, { fault, action, afterWork, left: times }]
    },
    /** Takes the next fault for a request; `atDoor` picks from those that act before anybody is logged in. */
    take(action: string | undefined, atDoor: boolean): Armed | null {
      const hit = armed.find(
        (one) =>
          (one.fault === 'dead-backend') === atDoor && (one.action === undefined || one.action === action),
      )
      if (hit === undefined) return null
      hit.left -= 1
      armed = armed.filter((one) => one.left > 0)
      return hit
    },
  }
}

const SPOILS_ANSWER: ReadonlySet<DemoFault> = new Set([
  'text-before-json',
  'notice-before-json',
  'truncated',
  'cut-json',
  'not-utf8',
  'scalar',
])

export function doesWork(armed: { readonly fault: DemoFault; readonly afterWork: boolean }): boolean {
  return armed.afterWork || SPOILS_ANSWER.has(armed.fault)
}

const KIB_OF_BLANKS = Buffer.alloc(1024, ' ')

/** Answers a request the wrong way. `answer` is what the work came to, null when it was not done. */
export function misbehave(
  fault: DemoFault,
  request: IncomingMessage,
  response: ServerResponse,
  answer: DemoAnswer | null,
): void {
  const body = answer?.body.toString() ?? ''
  const send = (status: number, bytes: string | Buffer): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8' }).end(bytes)
  }
  switch (fault) {
    case 'html':
      return send(200, page('Under maintenance'))
    case 'empty':
      return send(200, '')
    case '500':
      return send(500, '')
    case '404':
      return send(404, page('Not Found'))
    case 'redirect':
      response.writeHead(302, { location: 'https://login.example/' }).end()
      return
    case 'slow':
      // Kept open; closing the server or the client ends it.
      return
    case 'endless':
      response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' })
      return pour(response)
    case 'oversized':
      return send(200, JSON.stringify({ padding: 'x'.repeat(4 * 1024 * 1024) }))
    case 'deep':
      return send(200, '['.repeat(100_000))
    case 'text-before-json':
      return send(200, backendAlert('SOAP fault', 1009, 'The engine does not answer') + body)
    case 'notice-before-json':
      return send(
        200,
        `<br />\n<b>Notice</b>:  Undefined index in <b>settings.php</b> on line <b>7</b><br />\n${body}`,
      )
    case 'truncated':
      response.writeHead(200, {
        'content-type': 'text/html; charset=UTF-8',
        'content-length': Buffer.byteLength(body),
      })
      response.write(body.slice(0, Math.max(1, body.length >> 1)), () => request.socket.destroy())
      return
    case 'cut-json':
      return send(200, body.slice(0, Math.max(1, body.length >> 1)))
    case 'not-utf8':
      return send(200, Buffer.concat([Buffer.from(body.slice(0, -1)), Buffer.from(',"x":"\xe9"}', 'latin1')]))
    case 'scalar':
      return send(200, '42')
    case 'reset':
    case 'backend':
    case 'rules-unread':
    case 'dead-backend':
      // The last three act elsewhere; should one come here, a broken connection is at least no wrong answer.
      request.socket.destroy()
  }
}

/** Writes for ever, at the reader's pace. */
function pour(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write(KIB_OF_BLANKS)) {
      // `write` says no when the socket's buffer is full; `drain` brings us back.
    }
  }
  response.on('drain', more)
  more()
}
