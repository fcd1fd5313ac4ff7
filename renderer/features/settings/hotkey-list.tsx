import { useTranslation } from 'react-i18next'
import { HOTKEY_ACTIONS } from '../../../shared/domain/hotkey-keys.ts'
import type { HotkeyAction } from '../../../shared/domain/hotkeys.ts'
import { useSnapshot } from '../../stores/screens.tsx'
import { age } from '../../ui/format/moment.ts'
import { Note } from '../../ui/note.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { keysLabel } from './accelerator.ts'

/** The keys of the whole system, in the list of F1: which there are, and whether they are really heard. */
export function HotkeyList() {
  const { t } = useTranslation()
  const wayland = useSnapshot((snapshot) => snapshot.desktop.session === 'wayland')
  return (
    <>
      <h3 className="shortcut-heading">{t('desk.hotkeys.listTitle')}</h3>
      <dl className="shortcut-list">
        {HOTKEY_ACTIONS.map((action) => (
          <HotkeyLine key={action} action={action} />
        ))}
      </dl>
      {wayland ? (
        <Note tone="info">
          <p>{t('desk.hotkeys.wayland', { command: 'sidetone call --selection' })}</p>
        </Note>
      ) : null}
    </>
  )
}

function HotkeyLine({ action }: { readonly action: HotkeyAction }) {
  const { t } = useTranslation()
  const keys = useSnapshot((snapshot) => snapshot.settings.hotkeys[action])
  const view = useSnapshot((snapshot) => snapshot.desktop.hotkeys[action])
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  const now = useNow(MINUTE_MS)
  const refused = view.state === 'taken' || view.state === 'twice'
  const state =
    keys === null
      ? null
      : refused
        ? t(`desk.hotkeys.${view.state}`)
        : view.heardAt === null
          ? t('desk.hotkeys.unheard')
          : t('desk.hotkeys.heard', { when: age(view.heardAt, now, screenLocale()) })
  return (
    <>
      <dt>
        {t(`desk.hotkeys.action.${action}`)}
        {state === null ? null : (
          <span className={`meta shortcut-state${refused ? ' tone-danger' : ''}`}>{state}</span>
        )}
      </dt>
      <dd>
        {keys === null ? (
          <span className="meta">{t('desk.hotkeys.off')}</span>
        ) : (
          <kbd className="key">{keysLabel(keys, platform)}</kbd>
        )}
      </dd>
    </>
  )
}
