import {
  BellOff,
  CircleDashed,
  CornerUpRight,
  MicOff,
  MoonStar,
  PhoneOff,
  Unplug,
  WifiOff,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useErrand, useScreens, useSnapshot } from '../stores/screens.tsx'
import { isSettling, silentReasons, type SilentReason } from '../stores/silent-reasons.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { screenLocale } from '../ui/screen-locale.ts'
import { useLasting } from '../ui/use-lasting.ts'
import { MINUTE_MS, useNow } from '../ui/use-now.ts'
import { bannerWords } from './banner-words.ts'
import { undoOf } from './banner-undo.ts'
import { errorText } from './error-text.ts'
import './banner.css'

/** States that pass by themselves are shown once they lasted this long. */
const SETTLE_MS = 3000

const DRAWING: Record<SilentReason['kind'], LucideIcon> = {
  'phone-crashed': PhoneOff,
  offline: WifiOff,
  starting: CircleDashed,
  'line-rejected': Unplug,
  'line-backoff': Unplug,
  'line-waiting': CircleDashed,
  dnd: MoonStar,
  diverted: CornerUpRight,
  microphone: MicOff,
  'ringer-muted': BellOff,
}

/** Stands under the header as long as calls will not ring here as they should; it cannot be waved away, only undone. */
export function Banner() {
  const { t } = useTranslation()
  const snapshot = useSnapshot((whole) => whole)
  const reasons = silentReasons(snapshot)
  const lasting = useLasting(reasons.some(isSettling), SETTLE_MS)
  const shown = reasons.filter((reason) => !isSettling(reason) || lasting)
  if (shown.length === 0) return null
  return (
    <section className="banner" aria-label={t('banner.label')} data-region>
      {shown.map((reason, index) => (
        <BannerLine key={`${reason.kind}${index}`} reason={reason} />
      ))}
    </section>
  )
}

function BannerLine({ reason }: { readonly reason: SilentReason }) {
  const { t } = useTranslation()
  const screens = useScreens()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const now = useNow(MINUTE_MS)
  const undo = undoOf(reason, screens)
  const errand = useErrand(undo.key)
  const { tone, text, undo: words } = bannerWords(reason, { now, locale: screenLocale(), accounts }, t)
  return (
    <div className={`banner-line banner-${tone}`}>
      <span className={`tone-${tone}`}>
        <Icon of={DRAWING[reason.kind]} />
      </span>
      <p className="banner-words" role="status">
        {text}
        {errand?.kind === 'failed' ? ` ${errorText(errand.error, accounts).headline}` : null}
      </p>
      <Button size="small" onPress={undo.run} working={errand?.kind === 'running'}>
        {errand?.kind === 'running' ? t('banner.working') : words}
      </Button>
    </div>
  )
}
