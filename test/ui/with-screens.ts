import { afterAll, afterEach, beforeAll } from 'vitest'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { FakeMain, type Handlers } from './fake-main.ts'
import { startScreens, type OpenOptions, type Screen, type ScreenHost } from './open-screens.ts'

/** Starts one Chromium for a test file and gives the function that opens a window in it; windows close after each test,
 *  and a window that complained (script error, refused by its policy) fails the test. */
export function useScreens(): (
  snapshot: AppSnapshot,
  handlers?: Handlers,
  options?: OpenOptions,
) => Promise<Pick<Screen, 'page' | 'main'>> {
  let host: ScreenHost | null = null
  const open: Screen[] = []
  beforeAll(async () => {
    host = await startScreens()
  })
  afterEach(async () => {
    for (const screen of open.splice(0)) await screen.close()
  })
  afterAll(() => host?.close())
  return async (snapshot, handlers, options) => {
    if (!host) throw new Error('not started')
    const screen = await host.open(new FakeMain(snapshot, handlers), options)
    screen.page.setDefaultTimeout(10_000)
    open.push(screen)
    return screen
  }
}
