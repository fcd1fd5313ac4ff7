import type { CallRules } from '../../../shared/domain/rules.ts'
import type { Result } from '../../../shared/result.ts'

/** Who may call. Reading only: no system we know lets a program write them. */
export type RulesFacet = { read(signal: AbortSignal): Promise<Result<CallRules>> }
