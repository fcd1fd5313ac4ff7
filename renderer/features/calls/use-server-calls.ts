import { useEffect, useState } from 'react'
import type { ActiveCall } from '../../../shared/domain/active-call.ts'
import { useScreens } from '../../stores/screens.tsx'

/** How often the phone system is asked while the list is in sight, ms; rarer where it does not answer. */
const ASK_EVERY_MS = 5000
const AFTER_FAILURE_MS = 30_000

/** `since`: when it began by this computer's clock, which is not the server's. */
export type SeenCall = { readonly key: string; readonly call: ActiveCall; readonly since: string }

/** The calls that an account's phone system sees, asked again and again while the window is in sight; none when it cannot tell. */
export function useServerCalls(accountId: string): readonly SeenCall[] {
  const { commands } = useScreens()
  const [calls, setCalls] = useState<readonly SeenCall[]>([])
  useEffect(() => {
    let timer: number | undefined
    let current = true
    const ask = async (): Promise<void> => {
      const answer = await commands['serverCall.active']({ accountId })
      if (!current) return
      setCalls(answer.ok ? answer.value.map((call) => toSeen(call, Date.now())) : [])
      plan(answer.ok ? ASK_EVERY_MS : AFTER_FAILURE_MS)
    }
    const plan = (ms: number): void => {
      window.clearTimeout(timer)
      timer = document.hidden ? undefined : window.setTimeout(() => void ask(), ms)
    }
    const follow = (): void => plan(0)
    plan(0)
    document.addEventListener('visibilitychange', follow)
    return () => {
      current = false
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', follow)
    }
  }, [accountId, commands])
  return calls
}

function toSeen(call: ActiveCall, nowMs: number): SeenCall {
  return {
    key: `${call.startedAt} ${call.remote.number}`,
    call,
    since: new Date(nowMs - call.durationSec * 1000).toISOString(),
  }
}
