import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntercomCall } from '../../../shared/domain/intercom.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, BoxRow, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDoor, useIntercom, useIntercomErrand } from './intercom-context.tsx'

/** The calls of the device now, and a call that it should place. */
export function CallsSection() {
  const { t } = useTranslation()
  const door = useDoor()
  const dial = useIntercom((state) => state.dial)
  const dialled = useIntercom((state) => state.dialled)
  const errand = useIntercomErrand('call')
  const [target, setTarget] = useState('')
  if (!door) return null
  const { calls } = door.intercom
  const call = (): void => {
    if (target.trim() !== '') dial(target.trim())
  }
  return (
    <Section title={t('devices.calls.title')}>
      {calls.length === 0 ? (
        <BoxBlock>
          <p className="quiet">{t('devices.calls.none')}</p>
        </BoxBlock>
      ) : (
        calls.map((one) => <CallRow key={one.session} call={one} />)
      )}
      <BoxBlock>
        {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
        <TextField
          label={t('devices.calls.dial')}
          hint={dialled && errand === null ? t('devices.calls.dialled') : t('devices.calls.dialHint')}
          value={target}
          onChange={setTarget}
          onEnter={call}
        />
        <div className="buttons">
          <Button
            size="small"
            working={errand?.kind === 'running'}
            disabled={target.trim() === ''}
            onPress={call}
          >
            {t('devices.calls.dialNow')}
          </Button>
        </div>
      </BoxBlock>
    </Section>
  )
}

function CallRow({ call }: { readonly call: IntercomCall }) {
  const { t } = useTranslation()
  const answer = useIntercom((state) => state.answer)
  const hangUp = useIntercom((state) => state.hangUp)
  const { session, direction, state, peer } = call
  const canAnswer = direction === 'incoming' && state === 'ringing'
  return (
    <BoxRow>
      <div className="grow">
        <p className="one-line">
          <bdi>{t(`devices.calls.${direction}`, { peer: peer ?? t('devices.calls.somebody') })}</bdi>
        </p>
        <p className="meta">{t(`devices.calls.state.${state}`)}</p>
      </div>
      {canAnswer ? (
        <Button size="small" onPress={() => answer(session)}>
          {t('devices.calls.answer')}
        </Button>
      ) : null}
      <Button size="small" kind="quiet-danger" onPress={() => hangUp(session)}>
        {t('devices.calls.hangUp')}
      </Button>
    </BoxRow>
  )
}
