/** Lets one piece of work after the other through, in the order of asking. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>

/** Keeps changes of one device apart: each reads, compares and writes, and two at once would not see each other. */
export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
