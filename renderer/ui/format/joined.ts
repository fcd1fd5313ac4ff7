import { isolate } from '../../../shared/text/isolate.ts'

type Part = string | number | null | undefined | false

/** What stands on one line, without what there is none of, in the direction of the window. */
export function joined(parts: readonly Part[]): string {
  return joinedIn(typeof document === 'undefined' ? '' : document.documentElement.dir, parts)
}

/** Read from right to left, each part keeps its own direction: the plus of a number stays before it. */
export function joinedIn(direction: string, parts: readonly Part[]): string {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '')
  return said.map((part) => (direction === 'rtl' ? isolate(String(part)) : String(part))).join(' · ')
}
