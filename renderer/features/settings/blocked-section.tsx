import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockedCaller } from '../../../shared/domain/blocked.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { BoxBlock, BoxRow, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { calendarDate } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { TextField } from '../../ui/text-field.tsx'

const KEY = 'block/list'

/** Whose calls are turned away without ringing. */
export function BlockedSection() {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const revision = useSnapshot((snapshot) => snapshot.personRevision)
  const [address, setAddress] = useState('')
  const errand = useErrand(KEY)
  const ask = useCallback(
    async () => ({ revision, list: await commands['block.list']({}) }).list,
    [commands, revision],
  )
  const { value, error } = useAnswer(ask)
  const add = (): void => {
    if (address.trim() === '') return
    errands.getState().run(
      KEY,
      () => commands['block.add']({ address: address.trim(), name: null }),
      () => setAddress(''),
    )
  }
  return (
    <Section title={t('person.listTitle')}>
      {error ? (
        <BoxBlock>
          <ErrorNote error={error} />
        </BoxBlock>
      ) : null}
      {value?.length === 0 ? (
        <BoxBlock>
          <p className="quiet">{t('person.listNone')}</p>
        </BoxBlock>
      ) : null}
      {value?.map((caller) => (
        <BlockedRow key={caller.key} caller={caller} />
      ))}
      <BoxBlock>
        <TextField
          label={t('person.listField')}
          value={address}
          onChange={(next) => setAddress(next.slice(0, 256))}
          onEnter={add}
          error={errand?.kind === 'failed' ? errorSentence(errand.error) : null}
        />
        <div className="buttons">
          <Button onPress={add} disabled={address.trim() === ''} working={errand?.kind === 'running'}>
            {t('person.listAdd')}
          </Button>
        </div>
      </BoxBlock>
    </Section>
  )
}

function BlockedRow({ caller }: { readonly caller: BlockedCaller }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const { key, name, since } = caller
  const errandKey = `unblock/${key}`
  const errand = useErrand(errandKey)
  return (
    <BoxRow>
      <span className="grow">
        <span className="one-line" style={{ display: 'block' }}>
          <bdi>{name ?? key}</bdi>
        </span>
        <span className="meta one-line" style={{ display: 'block' }}>
          {[
            name === null ? null : key,
            t('person.blockedSince', { date: calendarDate(since, screenLocale()) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </span>
      <Button
        size="small"
        working={errand?.kind === 'running'}
        label={t('person.unblockNamed', { name: name ?? key })}
        onPress={() => errands.getState().run(errandKey, () => commands['block.remove']({ address: key }))}
      >
        {t('person.unblock')}
      </Button>
    </BoxRow>
  )
}
