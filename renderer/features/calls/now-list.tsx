import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { CallState } from '../../app/call-state.tsx'
import { callerOf, isUnderWay, secondLineOf } from '../../stores/caller.ts'
import { useSnapshot } from '../../stores/screens.tsx'
import { Icon } from '../../ui/icon.tsx'
import { joined } from '../../ui/format/joined.ts'

/** Calls under way, above those of the past; what can be done with them is in the call bar. */
export function NowList() {
  const { t } = useTranslation()
  const calls = useSnapshot(useShallow((snapshot) => snapshot.calls.filter(isUnderWay)))
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  if (calls.length === 0) return null
  return (
    <section className="now-list" aria-label={t('calls.now')}>
      <h2 className="call-day">{t('calls.now')}</h2>
      <ul>
        {calls.map((call) => {
          const account = accounts.find((view) => view.info.id === call.accountId)?.info.name ?? null
          const meta = joined([secondLineOf(call.remote), account])
          const held = call.hold === 'held' || call.hold === 'holding'
          return (
            <li key={call.id} className="now-row">
              <span className={held ? 'tone-warn' : 'tone-ok'}>
                <Icon of={Phone} />
              </span>
              <span className="call-row-words">
                <span className="call-row-name one-line">
                  <bdi>{callerOf(call.remote)}</bdi>
                </span>
                <span className="meta one-line number">{meta}</span>
              </span>
              <span className={held ? 'now-state tone-warn' : 'now-state tone-ok'}>
                <CallState call={call} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
