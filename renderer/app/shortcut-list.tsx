import { useTranslation } from 'react-i18next'
import { HotkeyList } from '../features/settings/hotkey-list.tsx'
import { useSnapshot, useView } from '../stores/screens.tsx'
import { shownTabs } from '../stores/tabs.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { keyLabel, type ShortcutId } from './shortcuts.ts'
import './shortcut-list.css'

const ROWS = [
  ['call', 'call'],
  ['answer', 'answer'],
  ['decline', 'decline'],
  ['silence', 'silence'],
  ['mute', 'mute'],
  ['hold', 'hold'],
  ['transfer', 'transfer'],
  ['redial', 'redial'],
  ['line', 'line'],
  ['keypad', 'keypad'],
  ['dnd', 'dnd'],
  ['search', 'search'],
  ['regions', 'regions'],
  ['list', 'list'],
] as const satisfies readonly (readonly [ShortcutId, string])[]

/** F1: what the keys do. */
export function ShortcutList() {
  const { t } = useTranslation()
  const open = useView((view) => view.shortcutsOpen)
  const setOpen = useView((view) => view.setShortcutsOpen)
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  const tabs = useSnapshot((snapshot) => shownTabs(snapshot.accounts).length)
  return (
    <Sheet title={t('shortcuts.title')} open={open} onClose={() => setOpen(false)}>
      <dl className="shortcut-list">
        {ROWS.map(([id, words]) => (
          <Row key={id} words={t(`shortcuts.${words}`)} keys={keyLabel(id, platform)} />
        ))}
        <Row words={t('shortcuts.tabs')} keys={`${keyLabel('tab-1', platform)}…${tabs}`} />
        <Row words={t('shortcuts.digitsDoes')} keys={t('shortcuts.digits')} />
      </dl>
      <HotkeyList />
      <div className="sheet-actions">
        <Button onPress={() => setOpen(false)}>{t('common.close')}</Button>
      </div>
    </Sheet>
  )
}

function Row({ words, keys }: { readonly words: string; readonly keys: string }) {
  return (
    <>
      <dt>{words}</dt>
      <dd>
        <kbd className="key">{keys}</kbd>
      </dd>
    </>
  )
}
