import { ChevronDown, IdCard, Keyboard, Plus, RefreshCw, Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot, useView } from '../stores/screens.tsx'
import { Icon } from '../ui/icon.tsx'
import { MenuButton, type MenuGroup } from '../ui/menu-button.tsx'
import { LineMark, lineKindOf } from './line-mark.tsx'
import { ReachChip } from './reach-chip.tsx'
import './header.css'

export function Header() {
  return (
    <header className="header" data-region>
      <AccountChip />
      <ReachChip />
    </header>
  )
}

/** The account calls go out with, its line in a word, and behind it: the other accounts and the settings. */
function AccountChip() {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const preferred = useSnapshot((snapshot) => snapshot.settings.outgoingAccountId)
  const demo = useSnapshot((snapshot) => snapshot.demo === 'on')
  const { changeSettings, refresh } = useActions()
  const { showSettings, showAccount, showAddAccount, setShortcutsOpen } = useView((view) => view)

  const lines = accounts.filter((view) => view.info.hasLine)
  const shown =
    lines.find((view) => view.info.id === preferred) ??
    lines.find((view) => view.line.kind === 'ready') ??
    lines[0] ??
    accounts[0]
  if (!shown) return null

  const state = t(`line.${lineKindOf(shown)}`)
  const lineGroup: MenuGroup = {
    id: 'lines',
    title: t('header.callWith'),
    choices: lines.map((view) => ({
      id: view.info.id,
      label: view.info.name,
      hint: t(`line.${lineKindOf(view)}`),
      checked: view === shown,
      onAction: () => changeSettings({ outgoingAccountId: view.info.id }),
    })),
  }
  const groups: readonly MenuGroup[] = [
    ...(lines.length > 1 ? [lineGroup] : []),
    {
      id: 'rest',
      choices: [
        ...(shown.intercom
          ? []
          : [
              {
                id: 'details',
                label: t('header.details', { name: shown.info.name }),
                icon: IdCard,
                onAction: () => showAccount(shown.info.id),
              },
            ]),
        { id: 'settings', label: t('header.settings'), icon: Settings, onAction: () => showSettings() },
        { id: 'add', label: t('header.addAccount'), icon: Plus, onAction: showAddAccount },
        { id: 'refresh', label: t('header.refresh'), icon: RefreshCw, onAction: refresh },
        { id: 'keys', label: t('header.shortcuts'), icon: Keyboard, onAction: () => setShortcutsOpen(true) },
      ],
    },
  ]
  return (
    <MenuButton className="chip chip-account" named label={t('header.account')} groups={groups}>
      <LineMark kind={lineKindOf(shown)} />
      <span className="chip-name one-line">{shown.info.name}</span>
      <span className="chip-word">{state}</span>
      {demo ? <span className="demo-mark">{t('header.demo')}</span> : null}
      <Icon of={ChevronDown} size={16} />
    </MenuButton>
  )
}
