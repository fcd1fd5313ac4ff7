import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallId } from '../../../shared/ids.ts'
import { useActions } from '../../stores/screens.tsx'
import { PhoneKeys } from '../../ui/phone-keys.tsx'

const SHOWN = 24

/** Keys that send tones into a call, and what was sent by them. */
export function TonePad({ callId }: { readonly callId: CallId }) {
  const { t } = useTranslation()
  const { sendTones } = useActions()
  const [sent, setSent] = useState('')
  return (
    <div className="call-panel">
      <p className={sent === '' ? 'call-tones call-tones-empty' : 'call-tones number'}>
        {sent === '' ? t('inCall.sentNothing') : sent}
      </p>
      <PhoneKeys
        label={t('inCall.tones')}
        names={{ star: t('keypad.star'), hash: t('keypad.hash') }}
        onKey={(sign) => {
          setSent((old) => (old + sign).slice(-SHOWN))
          sendTones(callId, sign)
        }}
      />
    </div>
  )
}
