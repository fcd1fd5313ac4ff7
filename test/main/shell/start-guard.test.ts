import { describe, expect, it } from 'vitest'
import { cleanEnvironment, forbiddenSwitches } from '../../../main/shell/start-guard.ts'

describe('forbiddenSwitches', () => {
  it.each([
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '-inspect',
    '--INSPECT',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--ignore-certificate-errors',
    '--disable-web-security',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=evil:1',
    '--js-flags=--expose-gc',
    '--ssl-key-log-file=/tmp/k',
    '--load-extension=/tmp/x',
    '--require=/tmp/x.js',
    '-r',
  ])('refuses %s', (word) => {
    expect(forbiddenSwitches(['--hidden', word, 'tel:200'])).toEqual([word])
  })

  it.each([
    '--hidden',
    '--data=/home/a',
    '--demo',
    'tel:+31208005160',
    'sip:inspect@example.org',
    '--no-sandbox',
  ])('lets %s pass', (word) => {
    expect(forbiddenSwitches([word])).toEqual([])
  })
})

describe('cleanEnvironment', () => {
  it('takes out what weakens TLS or loads code, says so, and leaves the rest', () => {
    const env = {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      SSLKEYLOGFILE: '/tmp/k',
      NODE_OPTIONS: '-r x',
      HOME: '/root',
    }
    expect(cleanEnvironment(env)).toEqual(['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_OPTIONS', 'SSLKEYLOGFILE'])
    expect(env).toEqual({ HOME: '/root' })
  })
})
