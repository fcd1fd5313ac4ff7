import type { Role } from '../../shared/bridge.ts'
import type { App } from '../support/launch.ts'

/** Runs `run` in the page of a window, in the page's own world. It may use nothing from around itself but its argument,
 *  which goes over as JSON. */
export function inPage<R, Arg = null>(
  app: App,
  role: Role,
  run: (arg: Arg) => R,
  ...[arg]: Arg extends null ? [] : [Arg]
): Promise<Awaited<R>> {
  const code = `(${run.toString()})(${JSON.stringify(arg ?? null)})`
  return app.evaluate(
    async ({ BrowserWindow }, asked) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes(`/${asked.role}/index.html`),
      )
      if (!window) throw new Error(`no window ${asked.role}`)
      // What the page answers is a copy; its type is that of `run`.
      return (await window.webContents.executeJavaScript(asked.code, true)) as Awaited<R>
    },
    { role, code },
  )
}

/** Fails with `what` when `work` is not done in time; nothing in a bench may hang. */
export async function within<T>(what: string, limitMs: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`${what}: not within ${limitMs} ms`)), limitMs)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
