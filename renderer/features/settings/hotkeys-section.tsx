import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { HOTKEY_ACTIONS, OFFERED_HOTKEYS } from '../../../shared/domain/hotkey-keys.ts'
import type { HotkeyAction } from '../../../shared/domain/hotkeys.ts'
import { useActions, useDesk, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { age } from '../../ui/format/moment.ts'
import { Note } from '../../ui/note.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { Switch } from '../../ui/switch.tsx'
import { SECOND_MS, useNow } from '../../ui/use-now.ts'
import { acceleratorOf, keysLabel } from './accelerator.ts'
import './desk-sections.css'

/** Keys of the whole system. What counts is a test press, not what the system says to a registration. */
export function HotkeysSection() {
  const { t } = useTranslation()
  const wayland = useSnapshot((snapshot) => snapshot.desktop.session === 'wayland')
  return (
    <Section title={t('desk.hotkeys.title')}>
      <BoxBlock>
        <p className="meta">{t('desk.hotkeys.lead')}</p>
        {wayland ? (
          <Note tone="info">
            <p>{t('desk.hotkeys.wayland', { command: 'sidetone call --selection' })}</p>
          </Note>
        ) : null}
      </BoxBlock>
      {HOTKEY_ACTIONS.map((action) => (
        <HotkeyRow key={action} action={action} />
      ))}
    </Section>
  )
}

function HotkeyRow({ action }: { readonly action: HotkeyAction }) {
  const { t } = useTranslation()
  const keys = useSnapshot((snapshot) => snapshot.settings.hotkeys[action])
  const view = useSnapshot((snapshot) => snapshot.desktop.hotkeys[action])
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  const fixed = useSnapshot((snapshot) => snapshot.managed.fixed.includes(`hotkeys.${action}`))
  const { changeSettings } = useActions()
  const listen = useDesk((desk) => desk.listen)
  const [changing, setChanging] = useState(false)
  const [testedAt, setTestedAt] = useState<string | null>(null)
  const now = useNow(SECOND_MS)
  const set = (next: string | null): void => {
    setChanging(false)
    setTestedAt(null)
    changeSettings({ hotkeys: { [action]: next } })
  }
  const name = t(`desk.hotkeys.action.${action}`)
  const listening = testedAt !== null && (view.heardAt === null || view.heardAt < testedAt)
  const words =
    keys === null
      ? t('desk.hotkeys.off')
      : fixed
        ? `${keysLabel(keys, platform)} · ${t('desk.start.fixed')}`
        : listening
          ? t('desk.hotkeys.listening', { keys: keysLabel(keys, platform) })
          : `${keysLabel(keys, platform)} · ${
              view.state === 'taken' || view.state === 'twice'
                ? t(`desk.hotkeys.${view.state}`)
                : view.heardAt === null
                  ? t('desk.hotkeys.asked')
                  : t('desk.hotkeys.heard', { when: age(view.heardAt, now, screenLocale()) })
            }`
  return (
    <div className="hotkey">
      <Switch
        title={name}
        hint={action === 'call-selection' && keys === null ? t('desk.hotkeys.selectionHint') : words}
        on={keys !== null}
        disabled={fixed}
        onChange={(on) => set(on ? OFFERED_HOTKEYS[action] : null)}
      />
      {keys === null || fixed ? null : changing ? (
        <KeyCatcher onKeys={set} onCancel={() => setChanging(false)} />
      ) : (
        <div className="hotkey-buttons">
          <Button
            size="small"
            label={`${t('desk.hotkeys.test')}, ${name}`}
            onPress={() => {
              setTestedAt(new Date().toISOString())
              listen(action)
            }}
          >
            {t('desk.hotkeys.test')}
          </Button>
          <Button
            size="small"
            label={`${t('desk.hotkeys.change')}, ${name}`}
            onPress={() => setChanging(true)}
          >
            {t('desk.hotkeys.change')}
          </Button>
        </div>
      )}
    </div>
  )
}

function KeyCatcher({
  onKeys,
  onCancel,
}: {
  readonly onKeys: (keys: string) => void
  readonly onCancel: () => void
}) {
  const { t } = useTranslation()
  const [refused, setRefused] = useState(false)
  const take = (event: KeyboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') return onCancel()
    const keys = acceleratorOf(event.nativeEvent)
    setRefused(keys === 'refused')
    if (keys !== null && keys !== 'refused') onKeys(keys)
  }
  return (
    <div className="hotkey-catch">
      <input
        className="hotkey-input"
        aria-label={t('desk.hotkeys.press')}
        placeholder={t('desk.hotkeys.press')}
        value=""
        readOnly
        autoFocus
        onKeyDown={take}
        onBlur={onCancel}
      />
      <p className="meta" role="status">
        {t(refused ? 'desk.hotkeys.refusedKeys' : 'desk.hotkeys.pressHint')}
      </p>
    </div>
  )
}
