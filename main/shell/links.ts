import { app } from 'electron'
import type { Core } from '../core/core.ts'
import { PHONE_SCHEMES } from './link-args.ts'

/** Sheets a minute that links may open (security.md 5, rule 6). */
const MAX_PER_MINUTE = 3

/** tel:, sip:, sips: and callto: links. A link can only fill the confirm sheet; a person dials (house.md 6.3). */
export function startLinks(
  core: Core,
  show: () => void,
): {
  readonly open: (link: string) => void
} {
  const opened: number[] = []
  const open = (link: string) => {
    const now = core.clock.now().getTime()
    while (opened.length > 0 && now - (opened[0] ?? 0) > 60_000) opened.shift()
    if (opened.length >= MAX_PER_MINUTE) return core.log.warn('phone link dropped', { reason: 'rate' })
    opened.push(now)
    const asked = core.dialing.request(link, 'link')
    if (asked.ok) show()
    else core.log.warn('phone link refused', { code: asked.error.code, detail: asked.error.detail })
  }
  for (const scheme of PHONE_SCHEMES) app.setAsDefaultProtocolClient(scheme)
  return { open }
}
