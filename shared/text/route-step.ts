import type { RouteStep } from '../route/route.ts'
import type { routeScreen } from './en/route.ts'

type StepKey = keyof (typeof routeScreen)['steps']

/** The text of a step: for an end that only one of two ways leads to, that way's own words. `has` says which texts there are. */
export function routeStepKey(has: (key: string) => boolean, { action, reason, when }: RouteStep): StepKey {
  const wanted: string = `${action}-${reason === 'no-forward' && when !== null ? when : reason}`
  const isKey = (text: string): text is StepKey => has(text)
  return isKey(wanted) ? wanted : 'lost-no-forward'
}
