/** Chromium does not navigate to a scheme it does not know, so `app://host/path` is loaded as `https://host.app.internal/path`.
 *  Main code sees the app's own form everywhere, pages see the https form. */
export class SchemeMap {
  readonly #schemes = new Set<string>()

  add(scheme: string): void {
    this.#schemes.add(scheme)
  }

  /** The scheme of an address in either form, null when it is not one of the app's own. */
  schemeOf(url: string): string | null {
    const own = toOwnParts(url)?.scheme ?? /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
    return own !== undefined && this.#schemes.has(own) ? own : null
  }

  toPage(url: string): string {
    const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/is.exec(url)
    const [, scheme = '', host = '', rest = ''] = parts ?? []
    if (!this.#schemes.has(scheme.toLowerCase())) return url
    return `https://${host}.${scheme.toLowerCase()}.internal${rest.startsWith('/') ? rest : `/${rest}`}`
  }

  toOwn(url: string): string {
    const parts = toOwnParts(url)
    return parts && this.#schemes.has(parts.scheme) ? `${parts.scheme}://${parts.host}${parts.rest}` : url
  }

  /** `app://sidetone`; standard schemes have an origin. */
  originOf(url: string): string {
    const own = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)/i.exec(this.toOwn(url))?.[1]
    return own !== undefined && this.schemeOf(own) !== null ? own : (URL.parse(url)?.origin ?? 'null')
  }

  /** Keeps the policy's own words and adds their https form behind them. */
  toPageCsp(policy: string): string {
    return policy.replace(
      /([a-z][a-z0-9+.-]*):(\/\/[^\s;,]+)?(?=[\s;,]|$)/gi,
      (source, scheme: string, host?: string) => {
        if (!this.#schemes.has(scheme.toLowerCase())) return source
        return `${source} ${host === undefined ? `https://*.${scheme}.internal` : this.toPage(source).replace(/\/$/, '')}`
      },
    )
  }
}

function toOwnParts(
  url: string,
): { readonly scheme: string; readonly host: string; readonly rest: string } | null {
  const parts = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.internal(?::443)?(\/.*)?$/is.exec(url)
  return parts ? { scheme: parts[2] ?? '', host: parts[1] ?? '', rest: parts[3] ?? '/' } : null
}
