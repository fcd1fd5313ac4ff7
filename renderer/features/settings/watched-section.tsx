import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorSentence } from '../../text/error-sentence.ts'
import { PhoneMark } from '../../app/phone-mark.tsx'
import { numberOf } from '../../stores/caller.ts'
import { useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { watchedPhones, type WatchedPhoneView } from '../../stores/watched.ts'
import { BoxBlock, BoxRow, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { TextField } from '../../ui/text-field.tsx'

const KEY = 'watch/list'

/** Phones of others whose state is shown, where the servers tell it. */
export function WatchedSection() {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const lines = accounts.filter(({ info }) => info.hasLine).map(({ info }) => info)
  const [through, setThrough] = useState<string | null>(null)
  const [target, setTarget] = useState('')
  const errand = useErrand(KEY)
  const accountId = lines.find(({ id }) => id === through)?.id ?? lines[0]?.id
  if (accountId === undefined) return null
  const add = (): void => {
    if (target.trim() === '') return
    errands.getState().run(
      KEY,
      () => commands['watch.add']({ accountId, target: target.trim() }),
      () => setTarget(''),
    )
  }
  const phones = watchedPhones(accounts)
  return (
    <Section title={t('others.title')}>
      <BoxBlock>
        <p className="quiet">{t('others.hint')}</p>
        {phones.length === 0 ? <p className="quiet">{t('others.none')}</p> : null}
      </BoxBlock>
      {phones.map((phone) => (
        <WatchedRow key={`${phone.accountId}/${phone.address}`} phone={phone} many={lines.length > 1} />
      ))}
      <BoxBlock>
        {lines.length > 1 ? (
          <SelectBox
            label={t('others.account')}
            showLabel
            value={accountId}
            options={lines.map(({ id, name }) => ({ id, label: name }))}
            onChange={setThrough}
          />
        ) : null}
        <TextField
          label={t('others.field')}
          value={target}
          onChange={(next) => setTarget(next.slice(0, 256))}
          onEnter={add}
          error={errand?.kind === 'failed' ? errorSentence(errand.error) : null}
        />
        <div className="buttons">
          <Button onPress={add} disabled={target.trim() === ''} working={errand?.kind === 'running'}>
            {t('others.add')}
          </Button>
        </div>
      </BoxBlock>
    </Section>
  )
}

function WatchedRow({ phone, many }: { readonly phone: WatchedPhoneView; readonly many: boolean }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const { accountId, account, address, state } = phone
  const name = numberOf(address)
  const words =
    state.kind === 'refused' && state.status !== null
      ? t('others.refusedWhy', { status: state.status })
      : t(`others.state.${state.kind}`)
  return (
    <BoxRow>
      <PhoneMark state={state} name={name} />
      <span className="grow">
        <span className="one-line" style={{ display: 'block' }}>
          <bdi>{name}</bdi>
        </span>
        <span className="meta one-line" style={{ display: 'block' }}>
          {many ? `${words} · ${account}` : words}
        </span>
      </span>
      <Button
        size="small"
        label={t('others.stopNamed', { name })}
        onPress={() =>
          errands
            .getState()
            .run(`watch/${address}`, () => commands['watch.remove']({ accountId, target: address }))
        }
      >
        {t('others.stop')}
      </Button>
    </BoxRow>
  )
}
