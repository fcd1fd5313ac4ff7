import { DndPanel } from './dnd-panel.tsx'
import { ForwardingPanel } from './forwarding-panel.tsx'
import { PrivacyPanel } from './privacy-panel.tsx'
import { RoutePanel } from './route-panel.tsx'
import './availability.css'

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
        <RoutePanel />
      </div>
    </div>
  )
}
