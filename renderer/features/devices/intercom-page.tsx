import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/page-head.tsx'
import { createIntercomStore } from '../../stores/intercom-store.ts'
import { useScreens, useSnapshot, useView } from '../../stores/screens.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { AccessSection } from './access-section.tsx'
import { CallsSection } from './calls-section.tsx'
import { CameraSection } from './camera-section.tsx'
import { ChangesSection } from './changes-section.tsx'
import { DeviceSection } from './device-section.tsx'
import { DoorSection } from './door-section.tsx'
import { EventsSection } from './events-section.tsx'
import { IntercomContext, useDoor, useIntercom, useIntercomErrand } from './intercom-context.tsx'
import { LogSection } from './log-section.tsx'
import { OptionsSection } from './options-section.tsx'
import { SipSection } from './sip-section.tsx'
import '../../app/settings-page.css'
import './devices.css'

/** One intercom: how it is, its door, its calls, its settings. */
export function IntercomPage() {
  const page = useView((view) => view.page)
  const accountId = page.kind === 'intercom' ? page.accountId : ''
  return <OnePage key={accountId} accountId={accountId} />
}

function OnePage({ accountId }: { readonly accountId: string }) {
  const { commands, errands, view } = useScreens()
  const [store] = useState(() => createIntercomStore(commands, errands, accountId))
  const isThere = useSnapshot(({ accounts }) => accounts.some(({ info }) => info.id === accountId))
  useEffect(() => {
    if (!isThere) view.getState().back()
  }, [isThere, view])
  return (
    <IntercomContext value={{ accountId, store }}>
      <Content />
    </IntercomContext>
  )
}

function Content() {
  const { t } = useTranslation()
  const back = useView((view) => view.back)
  const door = useDoor()
  const load = useIntercom((state) => state.load)
  const refresh = useIntercom((state) => state.refresh)
  const errand = useIntercomErrand('refresh')
  useEffect(() => {
    for (const name of ['configs', 'changes', 'options'] as const) load(name)
  }, [load])
  if (!door) return null
  return (
    <>
      <PageHead title={door.info.name} onBack={back}>
        <IconButton
          icon={RefreshCw}
          label={t('devices.refresh')}
          working={errand?.kind === 'running'}
          onPress={refresh}
        />
      </PageHead>
      <div className="settings">
        <div className="settings-column">
          <DeviceSection />
          <DoorSection />
          <CameraSection />
          <CallsSection />
          <AccessSection />
        </div>
        <div className="settings-column">
          <SipSection />
          <LogSection />
          <EventsSection />
          <ChangesSection />
          <OptionsSection />
        </div>
      </div>
    </>
  )
}
