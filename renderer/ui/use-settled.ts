import { useEffect, useState } from 'react'

/** True once what is drawn has been in sight for `ms`: counted from the first picture, which a busy machine or a hidden
 *  window shows late. For things that a click on its way must not press. */
export function useSettled(ms: number): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    let timer = 0
    // The second frame begins after the first was painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        timer = window.setTimeout(() => setSettled(true), ms)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      window.clearTimeout(timer)
    }
  }, [ms])
  return settled
}
