import { useEffect, useRef, type RefObject } from 'react'

/**
 * Puts the focus into the first field of a small form once it is drawn. `autoFocus` comes too early inside something that
 * unfolds: what is still hidden cannot have the focus.
 */
export function useFirstField<E extends HTMLElement>(): RefObject<E | null> {
  const form = useRef<E>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => form.current?.querySelector('input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  return form
}
