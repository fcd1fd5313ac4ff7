import { describe, expect, it } from 'vitest'
import { chromiumArguments } from './browser/arguments.ts'
import { findChromium } from './browser/chromium.ts'
import { systemLanguages } from './languages.ts'
import { readOptions } from './options.ts'
import { takeRunnerOptions } from './run-options.ts'

describe('readOptions', () => {
  it('is headless on a big screen by default', () => {
    expect(readOptions({})).toEqual({
      mode: 'headless',
      chromium: null,
      fakeMedia: false,
      screen: { width: 1920, height: 1080 },
      languages: ['en-US'],
      driven: false,
      focused: false,
      verbose: false,
    })
  })

  it.each([
    [{ SIDETONE_STANDIN_MODE: 'tabs' }, 'is none of headless, headed, shell'],
    [{ SIDETONE_STANDIN_MODE: 'headed' }, 'needs a display'],
    [{ SIDETONE_STANDIN_SCREEN: 'big' }, 'must look like 1920x1080'],
  ])('refuses %o', (env, why) => {
    expect(() => readOptions(env)).toThrow(why)
  })
})

describe('systemLanguages', () => {
  it.each([
    [{}, ['en-US']],
    [{ LANG: 'C.UTF-8' }, ['en-US']],
    [{ LANG: 'de_AT.UTF-8' }, ['de-AT', 'de']],
    [{ LANG: 'de_DE', LC_ALL: 'ar' }, ['ar']],
    [{ LANG: 'de_DE', LC_MESSAGES: 'nl_BE@euro' }, ['nl-BE', 'nl']],
    [{ LANGUAGE: 'fr_CA:fr:en_US', LC_ALL: 'es_ES' }, ['fr-CA', 'fr', 'en-US', 'en']],
  ])('of %o are %j', (env, languages) => {
    expect(systemLanguages(env)).toEqual(languages)
  })
})

describe('findChromium', () => {
  it('names what to install when there is none', () => {
    const shell = readOptions({ SIDETONE_STANDIN_MODE: 'shell' })
    expect(() => findChromium(shell, '/nowhere')).toThrow("Install Debian's package chromium-headless-shell")
  })
  it('takes a given path, or says that it is no program', () => {
    const given = (path: string) => findChromium(readOptions({ SIDETONE_CHROMIUM: path }), '')
    expect(given(process.execPath)).toBe(process.execPath)
    expect(() => given(import.meta.filename)).toThrow('is not a program')
  })
})

describe('chromiumArguments', () => {
  const args = (env: NodeJS.ProcessEnv, switches: { name: string; value: string }[] = [], asRoot = false) =>
    chromiumArguments(readOptions(env), '/profile', switches, asRoot)

  it('opens no port and resolves no names', () => {
    expect(args({})).toContain('--remote-debugging-pipe')
    expect(args({}).join()).not.toContain('remote-debugging-port')
    expect(args({}).find((arg) => arg.startsWith('--host-resolver-rules='))).toContain('MAP * ~NOTFOUND')
  })

  it('gives up the sandbox for root only', () => {
    expect(args({})).not.toContain('--no-sandbox')
    expect(args({}, [], true)).toContain('--no-sandbox')
  })

  it('passes the app’s switches on, but not those that would take the browser away', () => {
    const switches = [
      { name: 'use-fake-device-for-media-stream', value: '' },
      { name: 'force-device-scale-factor', value: '2' },
      { name: 'disable-features', value: 'Mine' },
      { name: 'remote-debugging-port', value: '9222' },
      { name: 'user-data-dir', value: '/mine' },
    ]
    const given = args({}, switches)
    expect(given).toContain('--use-fake-device-for-media-stream')
    expect(given).toContain('--force-device-scale-factor=2')
    expect(given.filter((arg) => arg.startsWith('--disable-features='))).toEqual([
      expect.stringMatching(/,Mine$/),
    ])
    expect(given.join()).not.toMatch(/9222|\/mine/)
  })

  it('makes up media when asked by the environment', () => {
    expect(args({ SIDETONE_FAKE_MEDIA: '1' })).toContain('--allow-loopback-in-peer-connection')
  })
})

describe('takeRunnerOptions', () => {
  it('takes its own words and leaves the rest in order', () => {
    const words = [
      '--demo',
      '--screenshot',
      'a.png',
      'tel:1',
      '--screenshot-when=window.done',
      '--',
      '--screenshot',
    ]
    expect(takeRunnerOptions(words)).toEqual({
      screenshot: 'a.png',
      when: 'window.done',
      rest: ['--demo', 'tel:1', '--', '--screenshot'],
    })
  })
  it('refuses a word without its value', () => {
    expect(() => takeRunnerOptions(['--screenshot'])).toThrow('--screenshot needs a value')
  })
})
