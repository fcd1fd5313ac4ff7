import { ROLES } from '../../shared/bridge.ts'
import type { App } from '../support/launch.ts'
import { figureOf, type Measured } from './figure.ts'
import { inPage } from './in-page.ts'

/** Tasks the browser calls long (W3C longtasks: 50 ms), in every window of the app. */
export type LongTasks = {
  /** Forgets what was seen so far. */
  reset(): Promise<void>
  /** The longest since `reset`, in ms; 0 = none reached 50. */
  longest(): Promise<number>
}

const LIMIT_MS = 50
const IDLE_MS = 5000

export async function watchLongTasks(app: App): Promise<LongTasks> {
  await Promise.all(ROLES.map((role) => inPage(app, role, observe)))
  return {
    async reset() {
      await Promise.all(ROLES.map((role) => inPage(app, role, forget)))
    },
    longest: async () => Math.max(...(await Promise.all(ROLES.map((role) => inPage(app, role, longest))))),
  }
}

/** Five seconds in which nobody does anything; one look at the end, so that looking is not what is measured. */
export async function measureIdle(tasks: LongTasks): Promise<Measured> {
  await tasks.reset()
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
  return longTaskFigure('longest task, idle', await tasks.longest(), 1)
}

export function longTaskFigure(name: string, longestMs: number, n: number): Measured {
  return figureOf({ name, unit: 'ms', against: 'limit', maxRatio: 1 }, longestMs, LIMIT_MS, n)
}

type Watched = { benchLongTasks: number[] }

function observe(): void {
  const watched = window as unknown as Watched
  watched.benchLongTasks = []
  new PerformanceObserver((list) => {
    watched.benchLongTasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask' })
}

function forget(): void {
  const watched = window as unknown as Watched
  watched.benchLongTasks = []
}

function longest(): number {
  return Math.max(0, ...(window as unknown as Watched).benchLongTasks)
}
