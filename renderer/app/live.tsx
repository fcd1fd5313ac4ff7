import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callerOf } from '../stores/caller.ts'
import { useScreens } from '../stores/screens.tsx'
import { announcementsBetween, changedLines, newBells, type Announcement } from './announcements.ts'
import { keyLabel } from './shortcuts.ts'

/** Registration comes and goes: only what lasts this long is read. */
const LINE_QUIET_MS = 3000

/** What is read aloud without being looked at: calls at once, lines when they have settled. */
export function LiveRegions() {
  const screens = useScreens()
  const { t } = useTranslation()
  const [urgent, setUrgent] = useState('')
  const [calm, setCalm] = useState('')

  useEffect(() => {
    const timers = new Map<string, number>()
    const words = (said: Announcement, platform: string, account: string): string => {
      const name = callerOf(said.call.remote)
      switch (said.kind) {
        case 'incoming':
          return t('live.incoming', { name, account, key: keyLabel('answer', platform) })
        case 'ended':
          return t('live.ended', {
            name,
            end: said.call.end ? t(`callEnd.${said.call.end}`) : t('callEnd.hung-up-there'),
          })
        default:
          return t(`live.${said.kind}`, { name })
      }
    }
    const stop = screens.snapshot.subscribe(({ snapshot: after }, { snapshot: before }) => {
      if (!after || after === before) return
      for (const said of announcementsBetween(before, after)) {
        const account = after.accounts.find((view) => view.info.id === said.call.accountId)?.info.name ?? ''
        const text = words(said, after.app.platform, account)
        if (said.kind === 'incoming') setUrgent(text)
        else setCalm(text)
      }
      for (const name of newBells(before, after)) setUrgent(t('doorbell.aloud', { name }))
      for (const id of changedLines(before, after)) {
        window.clearTimeout(timers.get(id))
        const say = (): void => {
          const view = screens.snapshot
            .getState()
            .snapshot?.accounts.find((candidate) => candidate.info.id === id)
          if (view) setCalm(t('live.line', { name: view.info.name, state: t(`line.${view.line.kind}`) }))
        }
        timers.set(id, window.setTimeout(say, LINE_QUIET_MS))
      }
    })
    return () => {
      stop()
      for (const timer of timers.values()) window.clearTimeout(timer)
    }
  }, [screens, t])

  return (
    <div className="only-for-readers">
      <p role="alert" aria-live="assertive">
        {urgent}
      </p>
      <p role="status" aria-live="polite">
        {calm}
      </p>
    </div>
  )
}
