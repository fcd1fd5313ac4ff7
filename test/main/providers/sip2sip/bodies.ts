import type { HttpResponse } from '../../../../main/http/types.ts'

export const HOST = 'settings.example:443'

/** An answer of the settings page: 200 and `text/html` whatever is inside. */
export function html(body: string | Buffer, status = 200): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: typeof body === 'string' ? Buffer.from(body) : body,
  }
}

/** What the page prints when its backend failed (reference sip2sip 1, response rules, b). */
export const ALERT =
  "\n<div class=row-fluid>\n<div class=span12>\n<span class='alert alert-error'>Error (SipPort): SOAP fault (1009): No engine</span>\n</div>\n</div>\n"
