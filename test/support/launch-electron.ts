import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { AMERICAN, profile, ROOT, watchProcess } from './app-process.ts'
import type { LaunchOptions, Runtime } from './launch.ts'

const FAKE_MEDIA = [
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
]

/** The same on a real Electron at `executablePath`, through Playwright's own support for it. */
export async function launchOnElectron(executablePath: string, options: LaunchOptions): Promise<Runtime> {
  const { folder, remove } = profile(options)
  const env = Object.entries({ ...process.env, ...AMERICAN, ...options.env }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  const electron = await _electron.launch({
    executablePath,
    args: [
      '-r',
      join(import.meta.dirname, 'real-recorder.cjs'),
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.fakeMedia ? FAKE_MEDIA : []),
      options.entry ?? ROOT, // the package, as `electron .` would start it
      `--data=${folder}`,
      ...(options.args ?? []),
    ],
    env: Object.fromEntries(env),
    colorScheme: null, // the app's own theme
  })
  const app = watchProcess(electron.process(), folder, remove)
  return {
    app,
    // Playwright's typing of a function with an argument does not follow generics.
    evaluate: (run, arg) => electron.evaluate<never, unknown>(run as never, arg),
    pages: () => electron.windows(),
    onPage: (look) => {
      const welcome = (): void => {
        for (const page of electron.windows()) {
          page.off('framenavigated', look)
          page.on('framenavigated', look)
        }
        look()
      }
      welcome()
      electron.on('window', welcome)
      return () => {
        electron.off('window', welcome)
        for (const page of electron.windows()) page.off('framenavigated', look)
      }
    },
  }
}
