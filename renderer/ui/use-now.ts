import { useSyncExternalStore } from 'react'

/**
 * The time, renewed every `stepMs` (a whole second or minute, on the stroke), for clocks and "5 min ago". It stands still
 * while the window is hidden and catches up when it is shown.
 */
export function useNow(stepMs: number): Date {
  const ticks = useSyncExternalStore(
    (tick) => subscribe(stepMs, tick),
    () => Math.floor(Date.now() / stepMs),
  )
  return new Date(ticks * stepMs)
}

export const SECOND_MS = 1000
export const MINUTE_MS = 60_000

function subscribe(stepMs: number, tick: () => void): () => void {
  let timer: number | null = null
  const plan = (): void => {
    timer = window.setTimeout(strike, stepMs - (Date.now() % stepMs))
  }
  const strike = (): void => {
    tick()
    plan()
  }
  const follow = (): void => {
    if (timer !== null) window.clearTimeout(timer)
    timer = null
    if (!document.hidden) strike()
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    if (timer !== null) window.clearTimeout(timer)
    document.removeEventListener('visibilitychange', follow)
  }
}
