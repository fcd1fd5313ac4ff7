import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView, TransferView } from '../../../shared/domain/call.ts'
import { callerOf } from '../../stores/caller.ts'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import './call-strip.css'

/** What is going on with a call besides talking: it is being handed on, asked about, or sent elsewhere. */
export function CallStrip({ call }: { readonly call: CallView }) {
  if (call.phase === 'ended') return null
  if (call.referral) return <ReferralStrip call={call} to={call.referral.to} />
  if (call.transfer) {
    const { to, stage, status } = call.transfer
    return <TransferStrip key={`${to}/${stage}/${status}`} call={call} transfer={call.transfer} />
  }
  return call.consultFor === null ? null : <ConsultStrip call={call} firstId={call.consultFor} />
}

function ReferralStrip({ call, to }: { readonly call: CallView; readonly to: string }) {
  const { t } = useTranslation()
  const { follow } = useActions()
  return (
    <div className="call-strip call-strip-asks" role="status">
      <p className="call-strip-words">
        {t('transfer.referral', { name: callerOf(call.remote), to })}{' '}
        <span className="quiet">{t('transfer.referralHint')}</span>
      </p>
      <div className="call-strip-buttons">
        <Button kind="primary" onPress={() => follow(call.id, true)}>
          {t('transfer.follow')}
        </Button>
        <Button onPress={() => follow(call.id, false)}>{t('transfer.stay')}</Button>
      </div>
    </div>
  )
}

function TransferStrip({ call, transfer }: { readonly call: CallView; readonly transfer: TransferView }) {
  const { t } = useTranslation()
  const [hidden, setHidden] = useState(false)
  if (hidden) return null
  const failed = transfer.stage === 'failed'
  const words = t(`transfer.${failed ? failureOf(transfer.status) : transfer.stage}`, {
    name: callerOf(call.remote),
    to: transfer.to,
    status: transfer.status ?? '',
  })
  return (
    <div className={failed ? 'call-strip call-strip-failed' : 'call-strip'} role="status">
      <p className="call-strip-words">{words}</p>
      {failed ? <IconButton icon={X} label={t('transfer.dismiss')} onPress={() => setHidden(true)} /> : null}
    </div>
  )
}

function ConsultStrip({ call, firstId }: { readonly call: CallView; readonly firstId: CallView['id'] }) {
  const { t } = useTranslation()
  const { connect, merge } = useActions()
  const first = useSnapshot(({ calls }) =>
    calls.find(({ id, phase }) => id === firstId && phase === 'active'),
  )
  if (!first || call.conference || first.transfer?.stage === 'asked') return null
  const names = { first: callerOf(first.remote), second: callerOf(call.remote) }
  if (call.phase !== 'active') {
    return (
      <div className="call-strip">
        <p className="call-strip-words">{t('transfer.consultingRings', names)}</p>
      </div>
    )
  }
  return (
    <div className="call-strip">
      <p className="call-strip-words">{t('transfer.consulting', names)}</p>
      <div className="call-strip-buttons">
        <Button kind="primary" onPress={() => connect(first.id, call.id)}>
          {t('transfer.connect')}
        </Button>
        <Button onPress={() => merge(call.id)}>{t('transfer.joinThem')}</Button>
      </div>
    </div>
  )
}

function failureOf(status: number | null) {
  switch (status) {
    case 486:
    case 600:
      return 'failedBusy'
    case 408:
    case 480:
      return 'failedNoAnswer'
    case 603:
      return 'failedDeclined'
    case null:
      return 'failedUnknown'
    default:
      return 'failed'
  }
}
