import { ADDRESS_BAR_FEATURES } from '../../support/chromium-features.ts'
import type { StandInOptions } from '../options.ts'

/** A switch an app appended through `app.commandLine`. */
export type Switch = { readonly name: string; readonly value: string }

/** Switches that would take the browser away from us. */
const OURS = /^(remote-debugging-|user-data-dir$|headless$|no-startup-window$)/

const FAKE_MEDIA: readonly string[] = [
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
]

const QUIET: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-breakpad',
  '--disable-search-engine-choice-screen',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--password-store=basic',
  '--test-type',
]

/** A hidden phone window keeps its timers, its sound and its calls, as with `backgroundThrottling: false`. */
const AWAKE: readonly string[] = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--autoplay-policy=no-user-gesture-required',
]

const FEATURES_OFF = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'IntensiveWakeUpThrottling',
  'CalculateNativeWinOcclusion',
  ...ADDRESS_BAR_FEATURES,
]

/** The whole command line of the browser. Names never resolve except loopback: a window of this app has no network. */
export function chromiumArguments(
  options: StandInOptions,
  profile: string,
  switches: readonly Switch[],
  asRoot: boolean,
): readonly string[] {
  const appended = switches.filter(({ name }) => !OURS.test(name))
  const featuresOff = appended.filter(({ name }) => name === 'disable-features').map(({ value }) => value)
  return [
    '--remote-debugging-pipe',
    '--no-startup-window',
    `--user-data-dir=${profile}`,
    ...(options.mode === 'headless' ? ['--headless=new'] : []),
    ...(options.mode === 'headed'
      ? []
      : [`--screen-info={${options.screen.width}x${options.screen.height}}`]),
    `--accept-lang=${options.languages.join(',')}`,
    ...QUIET,
    ...AWAKE,
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
    `--disable-features=${[...FEATURES_OFF, ...featuresOff].join(',')}`,
    ...(options.fakeMedia ? FAKE_MEDIA : []),
    ...(asRoot ? ['--no-sandbox'] : []),
    ...appended
      .filter(({ name }) => name !== 'disable-features')
      .map(({ name, value }) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  ]
}
