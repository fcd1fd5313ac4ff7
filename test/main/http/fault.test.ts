import { describe, expect, it } from 'vitest'
import { abortError, codeOf, explainFault, Fault } from '../../../main/http/fault.ts'
import { bareHost, hostPort, portOf } from '../../../main/http/host-port.ts'
import { explainTlsError } from '../../../main/http/tls-fault.ts'
import { appError } from '../../../shared/errors.ts'

const thrown = (code: string): Error => Object.assign(new Error('secret text of the library'), { code })

describe('explainFault', () => {
  it.each([
    ['ENOTFOUND', 'name-not-found'],
    ['EAI_AGAIN', 'name-not-found'],
    ['ECONNREFUSED', 'unreachable'],
    ['ENETUNREACH', 'unreachable'],
    ['UND_ERR_SOCKET', 'unreachable'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_HEADERS_OVERFLOW', 'response-too-large'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'response-truncated'],
    ['HPE_INVALID_CONSTANT', 'bad-response'],
    ['UND_ERR_DESTROYED', 'cancelled'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-unknown-issuer'],
    ['CERT_HAS_EXPIRED', 'tls-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-wrong-host'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client-certificate-required'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'client-certificate-refused'],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'client-certificate-refused'],
    ['ERR_SSL_CA_MD_TOO_WEAK', 'certificate-weak'],
    ['ERR_SSL_EE_KEY_TOO_SMALL', 'certificate-weak'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-failed'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-failed'],
    ['ERR_SSL_SOMETHING_NEW', 'tls-failed'],
  ])('calls %s %s', (code, expected) => {
    const error = explainFault(thrown(code), 'h:443')
    expect(error).toMatchObject({ code: expected, host: 'h:443' })
    expect(JSON.stringify(error)).not.toContain('secret text')
  })

  it('looks into the attempts of happy eyeballs and passes its own faults through', () => {
    expect(
      explainFault(new AggregateError([thrown('ECONNREFUSED'), thrown('ENETUNREACH')]), 'h:1'),
    ).toMatchObject({ code: 'unreachable', detail: 'econnrefused' })
    const error = appError('tls-pin-changed', { host: 'h:1' })
    expect(explainFault(new Fault(error), 'other')).toBe(error)
  })

  it('leaves bugs alone', () => {
    for (const bug of [
      new TypeError('x'),
      thrown('ERR_INVALID_ARG_TYPE'),
      thrown('UND_ERR_INVALID_ARG'),
      'text',
      null,
    ]) {
      expect(explainFault(bug, 'h:1')).toBeNull()
    }
    expect(codeOf(new Error('x'))).toBeNull()
  })

  it('tells a time limit from a cancellation', () => {
    const limit = AbortSignal.abort(new Fault(appError('timeout', { host: 'h:1' })))
    expect(abortError(limit, 'h:1').code).toBe('timeout')
    expect(abortError(AbortSignal.abort(), 'h:1')).toEqual({ code: 'cancelled', host: 'h:1' })
  })
})

describe('explainTlsError', () => {
  const facts = { host: 'h:443', offered: false, bytesRead: 1077 }
  const failure = thrown('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE')

  it('tells the three meanings of alert 40 apart', () => {
    expect(explainTlsError(failure, facts)).toMatchObject({ code: 'client-certificate-required' })
    expect(explainTlsError(failure, { ...facts, offered: true })).toMatchObject({
      code: 'client-certificate-refused',
    })
    expect(explainTlsError(failure, { ...facts, bytesRead: 7 })).toMatchObject({
      code: 'tls-failed',
      detail: 'no-common-cipher',
    })
  })

  it('calls a refusal without an offer a requirement, and a hang-up by its name', () => {
    expect(explainTlsError(thrown('ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'), facts)).toMatchObject({
      code: 'client-certificate-required',
    })
    expect(explainTlsError(thrown('ECONNRESET'), facts)).toMatchObject({
      code: 'tls-failed',
      detail: 'closed',
    })
    expect(explainTlsError(new Error('odd'), facts)).toMatchObject({ code: 'tls-failed' })
    expect(explainTlsError(thrown('CERT_CHAIN_TOO_LONG'), facts)).toMatchObject({
      code: 'tls-failed',
      detail: 'cert-chain-too-long',
    })
  })
})

describe('host and port', () => {
  it('writes a pin key in one way', () => {
    expect(hostPort('Door.Example.', 443)).toBe('door.example:443')
    expect(hostPort('[FE80::1]', 5061)).toBe('[fe80::1]:5061')
    expect(hostPort('fe80::1', 5061)).toBe('[fe80::1]:5061')
    expect(bareHost('[::1]')).toBe('::1')
    expect([
      portOf(new URL('https://a/')),
      portOf(new URL('http://a/')),
      portOf(new URL('https://a:444/')),
    ]).toEqual([443, 80, 444])
  })
})
