/** What goes back; JSON unless it is bytes. */
export type DemoReply = {
  /** Default 200, also for failures (HTTP API manual 2.3). */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: object | Buffer
}

export function success(result?: object): DemoReply {
  return { body: { success: true, ...(result !== undefined && { result }) } }
}

export function refusal(code: number, description: string, param?: string): DemoReply {
  return { body: { success: false, error: { code, ...(param !== undefined && { param }), description } } }
}

export const missing = (param: string): DemoReply => refusal(11, 'missing mandatory parameter', param)
export const invalid = (param: string): DemoReply => refusal(12, 'invalid parameter value', param)

/** A parameter that must be there and be a whole number. */
export function wholeParam(params: ReadonlyMap<string, string>, name: string): number | DemoReply {
  const text = params.get(name)
  if (text === undefined) return missing(name)
  return /^\d{1,10}$/.test(text) ? Number(text) : invalid(name)
}
