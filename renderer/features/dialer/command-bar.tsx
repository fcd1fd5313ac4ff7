import { Clock, Grid3x3, MoonStar, Phone, Settings, Stethoscope, type LucideIcon } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { TextField } from 'react-aria-components/TextField'
import { callerOf, dialTargetOf, numberOf } from '../../stores/caller.ts'
import { useActions, useFinder, useSnapshot, useView } from '../../stores/screens.tsx'
import { Icon } from '../../ui/icon.tsx'
import { commandRows, type Command, type CommandRow } from './command-rows.ts'
import './command-bar.css'

const DRAWINGS: Readonly<Record<Command, LucideIcon>> = {
  'dnd-on': MoonStar,
  'dnd-off': MoonStar,
  keypad: Grid3x3,
  settings: Settings,
  diagnostics: Stethoscope,
}

/** Ctrl+K: one field for calling, finding and doing. What is chosen with Enter was typed by a person, so it is done at once. */
export function CommandBar() {
  const { t } = useTranslation()
  const { setCommandBarOpen, showTab, showSettings } = useView((view) => view)
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const { text, suggestions, setText, lookUp } = useFinder((state) => state)
  const { dial, setDnd } = useActions()
  useEffect(() => {
    lookUp()
    return () => setText('')
  }, [lookUp, setText])

  const rows = commandRows(
    text,
    suggestions,
    { accounts },
    {
      'dnd-on': t('desk.commandBar.dndOn'),
      'dnd-off': t('desk.commandBar.dndOff'),
      keypad: t('desk.commandBar.keypad'),
      settings: t('desk.commandBar.settings'),
      diagnostics: t('desk.commandBar.diagnostics'),
    },
  )
  const close = (): void => setCommandBarOpen(false)
  const call = (target: string): void => {
    // Where a call fails to start, the keypad says why.
    showTab('keypad')
    dial(target, null, () => showTab('calls'))
  }
  const run = (row: CommandRow): void => {
    close()
    if (row.kind === 'dial') return call(row.target)
    if (row.kind === 'person') return call(dialTargetOf(row.person.address))
    switch (row.command) {
      case 'dnd-on':
      case 'dnd-off':
        return setDnd({ accountId: null, on: row.command === 'dnd-on', minutes: null })
      case 'keypad':
        return showTab('keypad', 'keypad-field')
      case 'settings':
        return showSettings()
      case 'diagnostics':
        return showSettings(null, 'diagnostics')
    }
  }
  return (
    <ModalOverlay className="command-veil" isOpen isDismissable onOpenChange={(open) => open || close()}>
      <Modal className="command-frame">
        <Dialog className="command-bar" aria-label={t('desk.commandBar.title')}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <TextField aria-label={t('desk.commandBar.placeholder')} autoFocus>
              <Input
                className="command-input"
                placeholder={t('desk.commandBar.placeholder')}
                maxLength={128}
              />
            </TextField>
            <ListBox
              aria-label={t('desk.commandBar.title')}
              className="command-rows"
              items={rows}
              selectionMode="none"
              onAction={(key) => {
                const row = rows.find((one) => one.id === key)
                if (row) run(row)
              }}
              renderEmptyState={() => <p className="command-none">{t('desk.commandBar.nothing')}</p>}
            >
              {(row) => <Row key={row.id} row={row} />}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Row({ row }: { readonly row: CommandRow }) {
  const { t } = useTranslation()
  const person = row.kind === 'person' ? row.person : null
  const name = person && callerOf({ address: person.address, displayName: person.name })
  const words =
    row.kind === 'dial'
      ? t('desk.commandBar.call', { target: row.target })
      : row.kind === 'command'
        ? row.words
        : name
  return (
    <ListBoxItem id={row.id} className="command-row" textValue={words ?? ''}>
      <Icon
        of={row.kind === 'dial' ? Phone : row.kind === 'person' ? Clock : DRAWINGS[row.command]}
        size={18}
      />
      <span className="grow one-line">
        <bdi>{words}</bdi>
      </span>
      {person?.name ? <span className="meta number">{numberOf(person.address)}</span> : null}
    </ListBoxItem>
  )
}
