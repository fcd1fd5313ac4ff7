import { redactUrl, shortenUser } from './redact-url.ts'

/** More than one trace message; what is longer is cut before the patterns run. */
const LIMIT = 64 * 1024
const HIDDEN = '[hidden]'

/** Header lines with credentials or tickets, folded lines included (SIP and HTTP). */
const HEADER =
  /^([ \t]*(?:proxy-authorization|authorization|authentication-info|proxy-authenticate|www-authenticate|cookie|set-cookie)[ \t]*:[ \t]*)([A-Za-z]+\b)?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*/gim
const PEM = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?(?:-----END \1-----|$)/g
/** SDES keys and ICE passwords in SDP (RFC 4568, RFC 8839), and the obsolete k= line. */
const SDP_SECRET = /(\binline:|^a=ice-pwd:|^k=)[^\r\n]+/gim
const SCHEME = /\b(Basic|Bearer)[ \t]+[A-Za-z0-9+/=._~-]{6,}/g
/** `name=value`, `"name": "value"`, also escaped inside a JSON string, also cut off before the closing quote. */
const NAMED =
  /((?:password|passphrase|passwd|secret|token|api[-_]?key|journal[-_]?key|confpin|pin|ha1)\\*["']?[ \t]*[:=][ \t]*)(\\+"[^"\r\n]*"?|"(?:[^"\\\r\n]|\\.)*"?|'[^'\r\n]*'?|[^\s"'&,;<>]+)/gi
const XML_NAMED = /<((?:[\w-]*:)?[\w-]*(?:password|passphrase|secret|token|pin))>[^<]*</gi
const HTTP_URL = /\b(?:https?|wss?):\/\/[^\s"'<>\\]+/gi
const ADDRESS = /(\b(?:sips?|tel):)?([^\s"'<>@:;,=/?()]{1,128})(?::[^\s@<>"]{1,128})?@([A-Za-z0-9[])/g
const TEL = /\b(tel:|sips?:)(\+?[\d().*#-]{5,})/gi
/** Plus and digits with separators, or 7 to 15 bare digits; dates, hex and times do not match. */
const NUMBER = /(?<![\w.:+-])(?:\+\d[\d ().-]{5,18}\d|\d{7,15})(?![\w.:-])/g

/**
 * Takes secrets and people out of free text: credentials, keys, PEM blocks, URL queries, user parts of addresses, phone
 * numbers (last three digits stay). For SIP traces and messages of others; fields of our own go through `redact`.
 */
export function redactText(text: string): string {
  return text
    .slice(0, LIMIT)
    .replace(PEM, '[$1 hidden]')
    .replace(HEADER, (_line, name: string, scheme: string | undefined) =>
      [name.trimEnd(), scheme, HIDDEN].filter((part) => part !== undefined).join(' '),
    )
    .replace(SDP_SECRET, '$1[hidden]')
    .replace(HTTP_URL, (url) => redactUrl(url))
    .replace(NAMED, '$1[hidden]')
    .replace(SCHEME, '$1 [hidden]')
    .replace(XML_NAMED, '<$1>[hidden]<')
    .replace(
      ADDRESS,
      (_all, scheme: string | undefined, user: string, host: string) =>
        `${scheme ?? ''}${shortenUser(user)}@${host}`,
    )
    .replace(TEL, (_all, scheme: string, number: string) => `${scheme}${shortenUser(number)}`)
    .replace(NUMBER, (number) => shortenUser(number))
}
