import { useEffect, useState } from 'react'
import type { Schedule } from '../../../shared/domain/schedule.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useScreens } from '../../stores/screens.tsx'

/** The schedules of an account, asked for when they are needed; null while they are on their way. `reload` asks again. */
export function useSchedules(accountId: string): {
  readonly schedules: readonly Schedule[] | null
  readonly reload: () => void
} {
  const { commands, errands } = useScreens()
  const [schedules, setSchedules] = useState<readonly Schedule[] | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    errands
      .getState()
      .run(errandKey.schedules(accountId), () => commands['schedule.list']({ accountId }), setSchedules)
  }, [accountId, commands, errands, round])
  return { schedules, reload: () => setRound(round + 1) }
}
