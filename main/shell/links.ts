import { app } from 'electron'
import { PHONE_SCHEMES } from '../../shared/domain/phone-link.ts'
import type { Core } from '../core/core.ts'

/** tel:, sip:, sips: and callto: links. A link can only fill the confirm sheet; a person dials (house.md 6.3). */
export function startLinks(
  core: Core,
  show: () => void,
): {
  readonly open: (link: string) => void
} {
  const open = (link: string) => {
    const asked = core.dialRequests.request(link, 'link')
    // A second link while a sheet is open: what is there to be answered is shown again.
    if (asked.ok || asked.error.detail === 'dial-request-open') show()
    if (!asked.ok) core.log.warn('phone link refused', { code: asked.error.code, detail: asked.error.detail })
  }
  if (core.state.get().managed.allow.links)
    for (const scheme of PHONE_SCHEMES) app.setAsDefaultProtocolClient(scheme)
  return { open }
}
