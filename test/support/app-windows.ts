import type { Page } from 'playwright-core'
import { ROLES, type Role } from '../../shared/bridge.ts'
import type { Runtime } from './launch.ts'

/** The role in a page's address: `app://sidetone/phone/index.html`, or the same path under the stand-in's https origin. */
export function roleOf(url: string): Role | null {
  const first = URL.parse(url)?.pathname.split('/')[1]
  return ROLES.find((role) => role === first) ?? null
}

export function windowsByRole(pages: readonly Page[]): Readonly<Partial<Record<Role, Page>>> {
  const found: Partial<Record<Role, Page>> = {}
  for (const page of pages) {
    const role = roleOf(page.url())
    if (role !== null) found[role] = page
  }
  return found
}

/** Waits for a window by role or by a part of its address. */
export function findWindow(runtime: Runtime, which: string, timeoutMs: number): Promise<Page> {
  // The stand-in's origin has `app` in its name: a role is never looked for as text.
  const isRole = (ROLES as readonly string[]).includes(which)
  return new Promise((resolve, reject) => {
    const found = (): Page | undefined =>
      runtime
        .pages()
        .find(
          (page) => !page.isClosed() && (isRole ? roleOf(page.url()) === which : page.url().includes(which)),
        )
    const end = (): void => {
      clearTimeout(timer)
      stop()
    }
    const look = (): void => {
      const page = found()
      if (!page) return
      end()
      // Scripts run from here on; Playwright's own actions wait for the rest.
      page.waitForLoadState('domcontentloaded').then(() => resolve(page), reject)
    }
    const fail = (why: string): void => {
      end()
      const there = runtime.pages().map((page) => page.url())
      reject(
        new Error(
          `no window "${which}" ${why}; there are: ${there.join(', ') || 'none'}\n${runtime.app.output()}`,
        ),
      )
    }
    const timer = setTimeout(() => fail(`after ${timeoutMs} ms`), timeoutMs)
    const stop = runtime.onPage(look)
    void runtime.app.exited.then(() => fail('before the app ended'))
    look()
  })
}
