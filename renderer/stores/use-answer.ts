import { useEffect, useState } from 'react'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'

type Answered<T> = { readonly value: T | null; readonly error: AppError | null }

/** Asks whenever `ask` is another function (`useCallback`); the last answer stays in sight until the next one is there. */
export function useAnswer<T>(ask: () => Promise<Result<T>>): Answered<T> {
  const [answer, setAnswer] = useState<Answered<T>>({ value: null, error: null })
  useEffect(() => {
    let wanted = true
    void ask().then((result) => {
      if (!wanted) return
      setAnswer(({ value }) =>
        result.ok ? { value: result.value, error: null } : { value, error: result.error },
      )
    })
    return () => {
      wanted = false
    }
  }, [ask])
  return answer
}
