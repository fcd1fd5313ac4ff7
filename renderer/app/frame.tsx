import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Welcome } from '../features/accounts/welcome.tsx'
import { TransferQuestion } from '../features/in-call/transfer-question.tsx'
import { useSnapshot, useView } from '../stores/screens.tsx'
import { late } from '../ui/late.tsx'
import { Banner } from './banner.tsx'
import { Header } from './header.tsx'
import { loadLateTexts } from './late-texts.ts'
import { LiveRegions } from './live.tsx'
import { TabViews } from './tab-views.tsx'
import { Troubles } from './troubles.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { windowTitle } from './window-title.ts'
import './frame.css'

const CallBar = late(async () => (await import('../features/in-call/call-bar.tsx')).CallBar)
const DialSheet = late(async () => (await import('../features/dialer/dial-sheet.tsx')).DialSheet)
const DoorCards = late(async () => (await import('../features/in-call/door-card.tsx')).DoorCards)
const IncomingCards = late(async () => (await import('../features/in-call/incoming-card.tsx')).IncomingCards)
const AddAccountPage = lazy(async () => ({
  default: (await import('../features/accounts/add-account-page.tsx')).AddAccountPage,
}))
const AdminPage = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('../features/admin/admin-page.tsx')).AdminPage }
})
const AccountPage = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('../features/account/account-page.tsx')).AccountPage }
})
const IntercomPage = lazy(async () => ({
  default: (await import('../features/devices/intercom-page.tsx')).IntercomPage,
}))
const CommandBar = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('../features/dialer/command-bar.tsx')).CommandBar }
})
const RoomPage = lazy(async () => ({ default: (await import('../features/people/room-page.tsx')).RoomPage }))
const PreferencesPage = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('../features/preferences/preferences-page.tsx')).PreferencesPage }
})
const TextCards = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('./text-cards.tsx')).TextCards }
})
const ShortcutList = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('./shortcut-list.tsx')).ShortcutList }
})
const SettingsPage = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('./settings-page.tsx')).SettingsPage }
})

/** The whole window, from the header down to the call bar. */
export function Frame() {
  useShortcuts()
  const page = useView((view) => view.page.kind)
  const noAccount = useSnapshot((snapshot) => snapshot.accounts.length === 0)
  const commandBar = useView((view) => view.commandBarOpen)
  const texts = useSnapshot((snapshot) => snapshot.texts.length > 0)
  const shortcuts = useView((view) => view.shortcutsOpen)
  const adding = page === 'add-account'
  return (
    <div className="frame">
      <Surroundings />
      <LiveRegions />
      {noAccount ? null : <Header />}
      {noAccount ? null : <Banner />}
      <Troubles />
      {texts ? (
        <Suspense>
          <TextCards />
        </Suspense>
      ) : null}
      <DoorCards />
      <IncomingCards />
      <main className="frame-main" data-region>
        <Suspense>
          {adding ? (
            <AddAccountPage />
          ) : page === 'settings' ? (
            <SettingsPage />
          ) : noAccount ? (
            <Welcome />
          ) : page === 'account' ? (
            <AccountPage />
          ) : page === 'intercom' ? (
            <IntercomPage />
          ) : page === 'room' ? (
            <RoomPage />
          ) : page === 'preferences' ? (
            <PreferencesPage />
          ) : page === 'admin' ? (
            <AdminPage />
          ) : (
            <TabViews />
          )}
        </Suspense>
      </main>
      <CallBar />
      <DialSheet />
      <TransferQuestion />
      {shortcuts ? (
        <Suspense>
          <ShortcutList />
        </Suspense>
      ) : null}
      {commandBar ? (
        <Suspense>
          <CommandBar />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Title and theme. Apart from the frame, so that a caller's name in the title does not draw every view anew. */
function Surroundings() {
  useTheme()
  useTitle()
  return null
}

function useTheme(): void {
  const theme = useSnapshot((snapshot) => snapshot.settings.theme)
  useEffect(() => {
    const { dataset } = document.documentElement
    if (theme === 'system') delete dataset['theme']
    else dataset['theme'] = theme
  }, [theme])
}

function useTitle(): void {
  const { t } = useTranslation()
  const title = useSnapshot((snapshot) => {
    const now = windowTitle(snapshot)
    if (now.kind === 'plain') return t('app.name')
    return t(`app.${now.kind}Title`, { name: now.name })
  })
  useEffect(() => {
    document.title = title
  }, [title])
}
