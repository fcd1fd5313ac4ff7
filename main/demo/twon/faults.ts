import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * What can be made to go wrong, instead of the answer: `html` a page · `empty` · `500` · `403` · `404` · `redirect` ·
 * `slow` no answer · `endless` · `reset` the connection breaks · `truncated` the body breaks off · `not-json` ·
 * `trailing-comma` as in the manual's examples · `no-envelope` JSON of another kind · `no-reason` `success: false` alone ·
 * `no-id` a good answer without its result · `code-N` the device's error N.
 */
export type DemoTwonFault =
  | 'html'
  | 'empty'
  | '500'
  | '403'
  | '404'
  | 'redirect'
  | 'slow'
  | 'endless'
  | 'reset'
  | 'truncated'
  | 'not-json'
  | 'trailing-comma'
  | 'no-envelope'
  | 'no-reason'
  | 'no-id'
  | `code-${number}`

export function misbehave(fault: DemoTwonFault, request: IncomingMessage, response: ServerResponse): void {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
  const json = (text: string): void => send(200, 'application/json', text)
  switch (fault) {
    case 'html':
      return send(200, 'text/html', '<!DOCTYPE html><html><body><h1>Router login</h1></body></html>')
    case 'empty':
      return json('')
    case '500':
    case '403':
    case '404':
      return send(Number(fault), 'text/html', `<html><body>${fault}</body></html>`)
    case 'redirect':
      response.writeHead(302, { location: '/login' }).end()
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
      response.write('{"success":true,"result":{', () => request.socket.destroy())
      return
    case 'not-json':
      return json('success=true')
    case 'trailing-comma':
      return json('{ "success": true, }')
    case 'no-envelope':
      return json('{"name":"Some printer","status":"ok"}')
    case 'no-reason':
      return json('{"success":false}')
    case 'no-id':
      return json('{"success":true}')
    default: {
      const code = Number(fault.slice('code-'.length))
      const error = { code, param: 'param', description: 'made to fail' }
      return json(JSON.stringify({ success: false, error }))
    }
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
