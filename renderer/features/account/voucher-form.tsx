import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorSentence } from '../../text/error-sentence.ts'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAccount, useLoad } from './account-context.tsx'

/** Redeems a prepaid card, once. The code leaves this form as soon as it is sent. */
export function VoucherForm() {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const load = useLoad()
  const [id, setId] = useState('')
  const [voucher, setVoucher] = useState('')
  const [outcome, setOutcome] = useState<'confirmed' | 'unconfirmed' | null>(null)
  const key = `voucher/${info.id}`
  const errand = useErrand(key)
  const ready = /^\d{1,12}$/.test(id) && voucher.trim() !== ''
  const redeem = (): void => {
    if (!ready) return
    setOutcome(null)
    setVoucher('')
    errands.getState().run(
      key,
      () => commands['balance.redeem']({ accountId: info.id, id, voucher: voucher.trim() }),
      ({ confirmed }) => {
        setOutcome(confirmed ? 'confirmed' : 'unconfirmed')
        load('balance')
        load('balance-history')
      },
    )
  }
  return (
    <BoxBlock>
      <Fold title={t('accountPage.balance.voucher')} open={errand !== null}>
        <div className="small-form">
          <TextField
            label={t('accountPage.balance.voucherId')}
            value={id}
            onChange={(next) => setId(next.replace(/\D/g, '').slice(0, 12))}
          />
          <TextField
            kind="password"
            label={t('accountPage.balance.voucherCode')}
            hint={t('accountPage.balance.voucherHint')}
            value={voucher}
            onChange={(next) => setVoucher(next.slice(0, 128))}
            onEnter={redeem}
            autoComplete="off"
            error={errand?.kind === 'failed' ? errorSentence(errand.error) : null}
            eye={{ show: t('common.show'), hide: t('common.hide') }}
          />
          <div className="buttons">
            <Button onPress={redeem} working={errand?.kind === 'running'} disabled={!ready}>
              {errand?.kind === 'running'
                ? t('accountPage.balance.redeeming')
                : t('accountPage.balance.redeem')}
            </Button>
          </div>
          {outcome === 'confirmed' ? (
            <Note tone="ok" title={t('accountPage.balance.redeemed')} live />
          ) : outcome === 'unconfirmed' ? (
            <Note tone="warn" title={t('accountPage.balance.unconfirmed')} live />
          ) : null}
        </div>
      </Fold>
    </BoxBlock>
  )
}
