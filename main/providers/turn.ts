/** Lets one piece of work after the other through, in the order of asking. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Keeps changes of one account apart: each reads, compares and writes, and no system we know locks meanwhile (reference
 * sip2sip 3.1 and 3.2), so two at once would undo each other.
 */
export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
