import { Phone, PhoneForwarded, PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { ActiveCall } from '../../../shared/domain/active-call.ts'
import { CallClock } from '../../app/call-state.tsx'
import { isUnderWay, numberOf } from '../../stores/caller.ts'
import { useSnapshot } from '../../stores/screens.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { PassOnSheet } from './pass-on-sheet.tsx'
import { useServerCalls, type SeenCall } from './use-server-calls.ts'

const ARROW = { in: PhoneIncoming, out: PhoneOutgoing, unknown: Phone } as const

/** Calls on any phone of an account, as its phone system sees them. */
export function ServerNow() {
  const ids = useSnapshot(
    useShallow(({ accounts }) =>
      accounts.flatMap(({ info }) => (info.capabilities.includes('active-calls') ? [info.id] : [])),
    ),
  )
  return (
    <>
      {ids.map((id) => (
        <AccountNow key={id} accountId={id} />
      ))}
    </>
  )
}

function AccountNow({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation()
  const [passing, setPassing] = useState<ActiveCall | null>(null)
  const seen = useServerCalls(accountId)
  const info = useSnapshot(({ accounts }) => accounts.find((view) => view.info.id === accountId)?.info)
  // What is talked here stands above already.
  const here = useSnapshot(
    useShallow(({ calls }) =>
      calls
        .filter((call) => call.accountId === accountId && isUnderWay(call))
        .map((call) => numberOf(call.remote.address)),
    ),
  )
  const elsewhere = seen.filter(({ call }) => !here.includes(call.remote.number))
  if (info === undefined || elsewhere.length === 0) return null
  const canPassOn = info.capabilities.includes('click-to-call')
  const title = t('phoneSystem.callsNow', { name: info.name })
  return (
    <section className="now-list" aria-label={title}>
      <h2 className="call-day">{title}</h2>
      <ul>
        {elsewhere.map((one) => (
          <Row key={one.key} seen={one} onPassOn={canPassOn ? setPassing : null} />
        ))}
      </ul>
      {passing ? <PassOnSheet accountId={accountId} call={passing} onClose={() => setPassing(null)} /> : null}
    </section>
  )
}

type RowProps = { readonly seen: SeenCall; readonly onPassOn: ((call: ActiveCall) => void) | null }

function Row({ seen: { call, since }, onPassOn }: RowProps) {
  const { t } = useTranslation()
  const name = call.remote.number
  return (
    <li className="now-row">
      <span className="tone-ok">
        <Icon of={ARROW[call.direction]} />
      </span>
      <span className="call-row-words">
        <span className="call-row-name one-line number">
          <bdi>{name}</bdi>
        </span>
        <span className="meta one-line">{t(`phoneSystem.${call.direction}`)}</span>
      </span>
      <span className="now-state tone-ok">
        <CallClock since={since} />
      </span>
      {onPassOn === null ? null : (
        <IconButton
          icon={PhoneForwarded}
          label={t('phoneSystem.passOnOf', { name })}
          onPress={() => onPassOn(call)}
        />
      )}
    </li>
  )
}
