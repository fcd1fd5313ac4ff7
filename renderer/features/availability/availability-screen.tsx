import { lazy, Suspense } from 'react'
import { loadLateTexts } from '../../app/late-texts.ts'
import { DndPanel } from './dnd-panel.tsx'
import { ForwardingPanel } from './forwarding-panel.tsx'
import { PrivacyPanel } from './privacy-panel.tsx'
import './availability.css'

const RoutePanel = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('./route-panel.tsx')).RoutePanel }
})

/** Whether, where and as whom the person can be reached. */
export function AvailabilityScreen() {
  return (
    <div className="screen screen-scroll">
      <div className="pane pane-scroll">
        <DndPanel />
        <PrivacyPanel />
      </div>
      <div className="pane pane-scroll">
        <ForwardingPanel />
        <Suspense>
          <RoutePanel />
        </Suspense>
      </div>
    </div>
  )
}
