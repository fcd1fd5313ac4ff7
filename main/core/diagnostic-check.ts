import type { Check } from '../../shared/domain/diagnostics.ts'

export const plainCheck = (
  id: Check['id'],
  verdict: Check['verdict'],
  word: string,
  more: Partial<Pick<Check, 'about' | 'error' | 'account' | 'steps'>> = {},
): Check => ({ id, account: null, verdict, word, about: null, error: null, steps: [], ...more })
