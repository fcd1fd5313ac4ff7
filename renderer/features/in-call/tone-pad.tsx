import { useTranslation } from 'react-i18next'
import type { CallId } from '../../../shared/ids.ts'
import { useActions, useView } from '../../stores/screens.tsx'
import { PhoneKeys } from '../../ui/phone-keys.tsx'

/** Keys that send tones into a call, and what was sent, by these keys or typed. */
export function TonePad({ callId }: { readonly callId: CallId }) {
  const { t } = useTranslation()
  const { sendTones } = useActions()
  const sent = useView(({ tones }) => (tones?.callId === callId ? tones.sent : ''))
  return (
    <div className="call-panel">
      <p className={sent === '' ? 'call-tones call-tones-empty' : 'call-tones number'}>
        {sent === '' ? t('inCall.sentNothing') : sent}
      </p>
      <PhoneKeys
        label={t('inCall.tones')}
        names={{ star: t('keypad.star'), hash: t('keypad.hash') }}
        onKey={(sign) => sendTones(callId, sign)}
      />
    </div>
  )
}
