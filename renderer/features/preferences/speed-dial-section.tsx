import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpeedDial, SpeedDialButton } from '../../../shared/domain/preferences.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Note } from '../../ui/note.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import './speed-dial.css'

/** The buttons of a person's telephones; they are replaced together. */
export function SpeedDialSection({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [draft, setDraft] = useState<SpeedDial | null>(null)
  const [updatePhones, setUpdatePhones] = useState(false)
  const [confirmed, setConfirmed] = useState<boolean | null>(null)
  const key = `speed-dial/${accountId}`
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  useEffect(
    () => run(key, () => commands['speedDial.read']({ accountId }), setDraft),
    [accountId, commands, key, run],
  )
  if (draft === null) return errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null
  const { buttons, groupSpeedDial } = draft
  const put = (next: readonly SpeedDialButton[]): void => {
    setConfirmed(null)
    setDraft({ ...draft, buttons: next })
  }
  const change = (at: number, part: Partial<SpeedDialButton>): void =>
    put(buttons.map((button, index) => (index === at ? { ...button, ...part } : button)))
  const whole = buttons.every(({ label, number }) => label.trim() !== '' && number.trim() !== '')
  const save = (): void =>
    run(
      key,
      () => commands['speedDial.apply']({ accountId, buttons: [...buttons], groupSpeedDial, updatePhones }),
      (written) => {
        setDraft(written.value)
        setConfirmed(written.confirmed)
      },
    )
  return (
    <Section title={t('preferences.speedDial')}>
      <Switch
        title={t('preferences.speedDialGroup')}
        on={groupSpeedDial}
        onChange={(on) => {
          setConfirmed(null)
          setDraft({ ...draft, groupSpeedDial: on })
        }}
      />
      {groupSpeedDial ? null : (
        <BoxBlock>
          <ul className="speed-dials">
            {buttons.map((button, at) => (
              <li key={at} className="speed-dial">
                <TextField
                  label={t('preferences.speedDialLabel')}
                  value={button.label}
                  onChange={(label) => change(at, { label })}
                />
                <TextField
                  label={t('preferences.speedDialNumber')}
                  value={button.number}
                  onChange={(number) => change(at, { number })}
                />
                <IconButton
                  icon={Trash2}
                  label={t('preferences.speedDialRemove', { name: button.label })}
                  onPress={() => put(buttons.filter((_, index) => index !== at))}
                />
              </li>
            ))}
          </ul>
          <Button
            icon={Plus}
            size="small"
            onPress={() => put([...buttons, { label: '', number: '', blf: false }])}
          >
            {t('preferences.speedDialAdd')}
          </Button>
        </BoxBlock>
      )}
      <Switch title={t('preferences.speedDialPhones')} on={updatePhones} onChange={setUpdatePhones} />
      <BoxBlock>
        {errand?.kind === 'failed' ? <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} /> : null}
        {confirmed === null ? null : (
          <Note tone={confirmed ? 'ok' : 'warn'} live>
            {confirmed ? t('preferences.saved') : t('preferences.unconfirmed')}
          </Note>
        )}
        <div className="buttons">
          <Button kind="primary" disabled={!whole} working={errand?.kind === 'running'} onPress={save}>
            {t('common.save')}
          </Button>
        </div>
      </BoxBlock>
    </Section>
  )
}
