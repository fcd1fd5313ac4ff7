import type { DialRisk } from './dial-risk.ts'

/** A sheet takes no answer sooner after it appeared, in ms: a click or key that was meant for something else (security.md 5.2). */
export const DIAL_GUARD_MS = 400

/** Risks a person must tick off before the call; an emergency call is never held up. */
export const mustAccept = (risk: DialRisk): boolean => risk !== 'emergency'
