import type { AppError } from '../../../shared/errors.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SecretBundle } from '../../core/ports.ts'
import { createHttpClient } from '../../http/client.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import type { HttpResponse } from '../../http/types.ts'
import type { AdapterDeps } from '../adapter.ts'
import type { Enrol, Enrolled, EnrolmentRequest } from '../facets/enrolment.ts'
import { readVerdict } from './answer.ts'
import { createSip2sipApi } from './api.ts'
import { createSip2sipClient, isLoopback } from './client.ts'
import { readConfig, readServer, toValues, DEFAULT_SERVER } from './config.ts'
import { importPassport } from './enrol-passport.ts'
import { listEnrolmentPages, readEnrolmentForm, type EnrolmentForm } from './enrol-rules.ts'
import { EnrolmentRefusalWire, EnrolmentWire } from './enrol-wire.ts'
import { findJsonTail } from './json-tail.ts'
import { readLdapServer } from './ldap-server.ts'
import { isAnswerLost } from '../lost-answer.ts'
import { webTrust } from './trust.ts'

/** One enrolment under way. */
type Wish = {
  readonly request: EnrolmentRequest
  readonly form: EnrolmentForm
  readonly server: URL
  readonly deps: AdapterDeps
  readonly signal: AbortSignal
}

/** Makes a new account by the enrolment page (reference sip2sip 4). The form goes by POST: a URL would be logged. */
export function createEnrol(): Enrol {
  return async (request, deps, signal) => {
    const form = readEnrolmentForm(request)
    if (!form.ok) return form
    const server = readServer(request.server.trim() || DEFAULT_SERVER)
    if (server === null) return err(appError('invalid-input', { field: 'server' }))
    const wish: Wish = { request, form: form.value, server, deps, signal }
    const answer = await post(wish)
    if (!answer.ok) return isUnclear(answer.error) ? signInInstead(wish, answer.error) : answer
    const host = hostOf(server)
    const verdict = readVerdict(answer.value, host)
    if (!verdict.ok)
      return isUnclear(verdict.error)
        ? signInInstead(wish, verdict.error)
        : err(explainRefusal(answer.value, verdict.error, host))
    const made = EnrolmentWire.safeParse(verdict.value.value)
    if (!made.success) return signInInstead(wish, appError('bad-response', { host, detail: 'shape' }))
    return accountOf(wish, made.data)
  }
}

/** Sent once; only "there is no such page" lets the next page be tried, for then nothing was done. */
async function post({ request, form, server, deps, signal }: Wish): Promise<Result<HttpResponse>> {
  const config = readConfig(valuesOf({ request, form, server }))
  if (!config.ok) return config
  const client = createHttpClient({
    trust: webTrust(config.value, {}, 'digest'),
    auth: { kind: 'none' },
    log: deps.log,
    proxy: deps.proxy,
    allowPlainHttp: isLoopback(server),
  })
  const fields = {
    email: form.email,
    password: request.password.reveal(),
    display_name: form.displayName,
    username: form.username,
    ...(request.timezone !== null && { tzinfo: request.timezone }),
    lang: 'en',
  }
  try {
    let last: Result<HttpResponse> = err(appError('not-this-system', { host: hostOf(server) }))
    for (const url of listEnrolmentPages(server)) {
      last = await client.request({
        method: 'POST',
        url,
        body: { kind: 'form', fields },
        retry: 'never',
        signal,
      })
      if (!last.ok || (last.value.status !== 404 && last.value.status !== 410)) return last
    }
    return last
  } finally {
    await client.close()
  }
}

/** After these the account may or may not exist: on today's PHP a made account answers an empty body. */
function isUnclear(error: AppError): boolean {
  return isAnswerLost(error) || error.code === 'timeout'
}

/** Trying again could only fail or make a second account: whether the first is there shows when it is used. */
async function signInInstead(wish: Wish, lost: AppError): Promise<Result<Enrolled>> {
  const config = readConfig(valuesOf(wish))
  if (!config.ok) return config
  const { deps, signal, request } = wish
  const nowhere = { get: () => null, set: () => ok(), removeAccount: () => ok() }
  const client = createSip2sipClient(
    config.value,
    { password: request.password },
    { id: 'enrolment' },
    { ...deps, memory: nowhere },
  )
  const identity = await createSip2sipApi(client, deps.log).identity(signal)
  await client.close()
  if (!identity.ok) {
    deps.log.warn('enrolment is unclear', { code: lost.code, signIn: identity.error.code })
    const code = lost.code === 'timeout' ? 'timeout' : 'bad-response'
    return err(appError(code, { host: hostOf(wish.server), detail: 'enrolment-unclear' }))
  }
  const made: EnrolmentWire = {
    success: true,
    sip_address: identity.value.sip_address,
    settings_url: null,
    ldap_hostname: null,
    ldap_dn: null,
  }
  const account = await accountOf(wish, made)
  return account.ok ? ok({ ...account.value, answerWasLost: true }) : account
}

async function accountOf(wish: Wish, made: EnrolmentWire): Promise<Result<Enrolled>> {
  const { request, form, deps } = wish
  const passport = await importPassport(made.passport ?? null, deps)
  const server = (made.settings_url === null ? null : readServer(made.settings_url)) ?? wish.server
  const ca = [request.caPem, passport.caPem].filter((pem) => pem !== null).join('\n')
  const directory = made.ldap_hostname === null ? null : readLdapServer(made.ldap_hostname)
  const values = {
    ...valuesOf({ request, form, server }),
    user: made.sip_address.toLowerCase(),
    displayName: form.displayName,
    ...(ca !== '' && { ca }),
    ...(directory !== null && { ldapServer: made.ldap_hostname ?? '' }),
    ...(made.ldap_dn !== null && { ldapBase: made.ldap_dn }),
    // The outbound proxy is left to the domain's own records: its certificate is the domain's (reference sip2sip 6).
  }
  const config = readConfig(values)
  if (!config.ok) return config
  const secrets: SecretBundle = { password: request.password, ...passport.secrets }
  return ok({
    address: `${config.value.user}@${config.value.domain}`,
    values: toValues(config.value, values),
    secrets,
    certificate: passport.kind,
    answerWasLost: false,
  })
}

function valuesOf({ request, form, server }: Pick<Wish, 'request' | 'form' | 'server'>) {
  return {
    server: server.href,
    user: form.username,
    domain: form.domain,
    auth: 'auto',
    ...(request.caPem !== null && { ca: request.caPem }),
    ...(request.pin !== null && { pin: request.pin }),
  }
}

function explainRefusal({ body }: HttpResponse, refused: AppError, host: string): AppError {
  const found = findJsonTail(body.toString('utf8'))
  const refusal = EnrolmentRefusalWire.safeParse(found?.value)
  const word = refusal.success ? refusal.data.error : null
  const { serverText } = refused
  if (word === 'user_exists')
    return appError('conflict', {
      host,
      field: 'username',
      detail: 'user-exists',
      ...(serverText !== undefined && { serverText }),
    })
  if (word === null) return refused
  const detail = word.replaceAll('_', '-').slice(0, 32)
  // Nothing that was typed is wrong.
  return word === 'internal_error' ? { ...refused, code: 'server-error', detail } : { ...refused, detail }
}

function hostOf(server: URL): string {
  return hostPort(server.hostname, portOf(server))
}
