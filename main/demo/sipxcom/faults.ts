import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendAnswer, type DemoSipxAnswer } from './answer.ts'

/**
 * What can be made to go wrong instead of the answer: `html` a page · `empty` · a status · `redirect` to a login page · `slow`
 * no answer · `endless` · `reset` the connection breaks · `truncated` the body breaks off · `not-json` · `1001` a status
 * that is none ("No IVR node is running") · an answer: that one.
 */
export type DemoSipxFault =
  | 'html'
  | 'empty'
  | 'redirect'
  | 'slow'
  | 'endless'
  | 'reset'
  | 'truncated'
  | 'not-json'
  | '1001'
  | `status-${number}`
  | DemoSipxAnswer

export function misbehave(fault: DemoSipxFault, request: IncomingMessage, response: ServerResponse): void {
  if (typeof fault !== 'string') return sendAnswer(response, fault)
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
  switch (fault) {
    case 'html':
      return send(200, 'text/html', '<!DOCTYPE html><html><body><h1>Router login</h1></body></html>')
    case 'empty':
      return send(200, 'application/json', '')
    case 'redirect':
      response.writeHead(302, { location: '/sipxconfig/LoginPage.html' }).end()
      return
    case 'slow':
      // Kept open; closing the server or the client ends it.
      return
    case 'endless':
      response.writeHead(200, { 'content-type': 'application/json' })
      return pour(response)
    case 'reset':
      request.socket.destroy()
      return
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 })
      response.write('{"login-details":{', () => request.socket.destroy())
      return
    case 'not-json':
      return send(200, 'application/json', 'userName=200')
    case '1001':
      request.socket.end('HTTP/1.1 1001 No IVR node is running\r\nContent-Length: 0\r\n\r\n')
      return
    default:
      return send(
        Number(fault.slice('status-'.length)),
        'application/json',
        '{"error":"Internal error: made to fail","type":"java.lang.RuntimeException"}',
      )
  }
}

const KIB_OF_BLANKS = Buffer.alloc(1024, ' ')

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
