import { DoorOpen, Grid3x3, MoonStar, Phone, Users, Voicemail } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useSnapshot, useView } from '../stores/screens.tsx'
import { shownTabs } from '../stores/tabs.ts'
import { Icon } from '../ui/icon.tsx'
import { late } from '../ui/late.tsx'
import { loadLateTexts } from './late-texts.ts'

const DRAWINGS = {
  calls: Phone,
  keypad: Grid3x3,
  people: Users,
  voicemail: Voicemail,
  devices: DoorOpen,
  availability: MoonStar,
} as const
// The frame comes first; the list of calls, which main is still asked for, right after it.
const CallsScreen = late(async () => (await import('../features/calls/calls-screen.tsx')).CallsScreen)
const KeypadScreen = late(async () => (await import('../features/dialer/keypad-screen.tsx')).KeypadScreen)
const AvailabilityScreen = late(
  async () => (await import('../features/availability/availability-screen.tsx')).AvailabilityScreen,
)
const PeopleScreen = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('../features/people/people-screen.tsx')).PeopleScreen }
})
const VoicemailScreen = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('../features/voicemail/voicemail-screen.tsx')).VoicemailScreen }
})
const DevicesScreen = lazy(async () => ({
  default: (await import('../features/devices/devices-screen.tsx')).DevicesScreen,
}))

export function TabViews() {
  const { t } = useTranslation()
  const tabs = useSnapshot(useShallow((snapshot) => shownTabs(snapshot.accounts)))
  const wanted = useView((view) => view.tab)
  // The account that brought the view may be gone.
  const tab = tabs.includes(wanted) ? wanted : 'calls'
  const showTab = useView((view) => view.showTab)
  const missed = useSnapshot((snapshot) => snapshot.missedCount)
  const unheard = useSnapshot(({ accounts }) =>
    accounts.reduce((sum, view) => sum + (view.voicemail?.count?.unheard ?? view.messages?.newCount ?? 0), 0),
  )
  return (
    <>
      <h1 className="only-for-readers">{t('app.name')}</h1>
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          const next = tabs.find((candidate) => candidate === key)
          if (next) showTab(next)
        }}
      >
        <TabList
          aria-label={t('app.tabs')}
          className={tabs.length > 3 ? 'tab-list tab-list-many' : 'tab-list'}
        >
          {tabs.map((id) => (
            <Tab key={id} id={id} className="tab">
              <Icon of={DRAWINGS[id]} size={18} />
              <span className="one-line">{t(`app.${id}`)}</span>
              {id === 'calls' && missed > 0 ? (
                <span className="tab-badge" role="img" aria-label={t('app.missed', { count: missed })}>
                  {missed > 99 ? '99+' : missed}
                </span>
              ) : null}
              {id === 'voicemail' && unheard > 0 ? (
                <span
                  className="tab-badge"
                  role="img"
                  aria-label={t('voicemail.unheard', { count: unheard })}
                >
                  {unheard > 99 ? '99+' : unheard}
                </span>
              ) : null}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="calls" className="tab-panel">
          <CallsScreen />
        </TabPanel>
        <TabPanel id="keypad" className="tab-panel">
          <KeypadScreen />
        </TabPanel>
        {tabs.includes('people') ? (
          <TabPanel id="people" className="tab-panel">
            <Suspense>
              <PeopleScreen />
            </Suspense>
          </TabPanel>
        ) : null}
        {tabs.includes('voicemail') ? (
          <TabPanel id="voicemail" className="tab-panel">
            <Suspense>
              <VoicemailScreen />
            </Suspense>
          </TabPanel>
        ) : null}
        {tabs.includes('devices') ? (
          <TabPanel id="devices" className="tab-panel">
            <Suspense>
              <DevicesScreen />
            </Suspense>
          </TabPanel>
        ) : null}
        <TabPanel id="availability" className="tab-panel">
          <AvailabilityScreen />
        </TabPanel>
      </Tabs>
    </>
  )
}
