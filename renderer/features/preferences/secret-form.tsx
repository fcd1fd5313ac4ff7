import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'

const LEAST = { pin: 4, password: 8 } as const

/** A new PIN or a new password: typed once, sent, forgotten here. */
export function SecretForm({
  accountId,
  kind,
}: {
  readonly accountId: string
  readonly kind: 'pin' | 'password'
}) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [text, setText] = useState('')
  const [done, setDone] = useState(false)
  const key = `new-${kind}/${accountId}`
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  const isPin = kind === 'pin'
  const short = text.length < LEAST[kind]
  const save = (): void => {
    if (short) return
    const ask = isPin
      ? () => commands['voicemail.setPin']({ accountId, pin: text })
      : () => commands['account.changePassword']({ accountId, password: text })
    run(key, ask, () => {
      setText('')
      setDone(true)
    })
  }
  return (
    <Section title={isPin ? t('voicemail.pin') : t('preferences.password')}>
      <BoxBlock>
        <div className="preference-form">
          <TextField
            label={isPin ? t('voicemail.pinNew') : t('preferences.passwordNew')}
            hint={isPin ? t('voicemail.pinHint') : t('preferences.passwordHint')}
            kind="password"
            autoComplete="new-password"
            eye={{ show: t('common.show'), hide: t('common.hide') }}
            value={text}
            onChange={(value) => {
              setDone(false)
              setText(value)
            }}
            onEnter={save}
          />
          {errand?.kind === 'failed' ? (
            <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} />
          ) : null}
          {done ? (
            <Note tone="ok" live>
              {isPin ? t('voicemail.pinDone') : t('preferences.passwordDone')}
            </Note>
          ) : null}
          <div className="buttons">
            <Button disabled={short} working={errand?.kind === 'running'} onPress={save}>
              {isPin ? t('voicemail.pinSave') : t('preferences.passwordSave')}
            </Button>
          </div>
        </div>
      </BoxBlock>
    </Section>
  )
}
