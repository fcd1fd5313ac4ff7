import { systemLanguages } from './languages.ts'

/** How Chromium is run: `headless` plays media, `headed` needs a display, `shell` is chromium-headless-shell (quick, no media). */
export type StandInMode = 'headless' | 'headed' | 'shell'

export type StandInOptions = {
  readonly mode: StandInMode
  /** Path of the browser, null = look for one on PATH. */
  readonly chromium: string | null
  /** Made-up microphone and camera, media on loopback. */
  readonly fakeMedia: boolean
  /** Size of the one screen, in device independent pixels. */
  readonly screen: { readonly width: number; readonly height: number }
  /** What the person's system speaks, as BCP 47 tags, most wanted first. */
  readonly languages: readonly string[]
  /** A test holds the other end of the process's IPC channel (driver.ts). */
  readonly driven: boolean
  /** Every page believes that it has the focus. */
  readonly focused: boolean
  /** Chromium's own messages go to stderr. */
  readonly verbose: boolean
}

const MODES: readonly string[] = ['headless', 'headed', 'shell'] satisfies readonly StandInMode[]
const isMode = (text: string): text is StandInMode => MODES.includes(text)

/** Reads SIDETONE_STANDIN_MODE, SIDETONE_STANDIN_SCREEN (1920x1080), SIDETONE_STANDIN_VERBOSE, SIDETONE_STANDIN_FOCUSED, SIDETONE_CHROMIUM,
 *  SIDETONE_FAKE_MEDIA and the languages of the system. Throws on a mode or size that is none. */
export function readOptions(env: NodeJS.ProcessEnv): StandInOptions {
  const mode = env['SIDETONE_STANDIN_MODE'] ?? 'headless'
  if (!isMode(mode)) throw new Error(`stand-in: SIDETONE_STANDIN_MODE=${mode} is none of ${MODES.join(', ')}`)
  if (mode === 'headed' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    throw new Error('stand-in: SIDETONE_STANDIN_MODE=headed needs a display (DISPLAY is not set)')
  }
  const size = /^(\d{3,5})x(\d{3,5})$/.exec(env['SIDETONE_STANDIN_SCREEN'] ?? '1920x1080')
  if (!size) throw new Error('stand-in: SIDETONE_STANDIN_SCREEN must look like 1920x1080')
  return {
    mode,
    chromium: env['SIDETONE_CHROMIUM'] ?? null,
    fakeMedia: env['SIDETONE_FAKE_MEDIA'] === '1',
    screen: { width: Number(size[1]), height: Number(size[2]) },
    languages: systemLanguages(env),
    driven: env['SIDETONE_STANDIN_DRIVEN'] === '1' && process.send !== undefined,
    focused: env['SIDETONE_STANDIN_FOCUSED'] === '1',
    verbose: env['SIDETONE_STANDIN_VERBOSE'] === '1',
  }
}
