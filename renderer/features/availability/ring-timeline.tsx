import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RingPlan } from '../../../shared/domain/forwarding.ts'
import { ringBars } from './ring-bars.ts'
import './ring-timeline.css'

const MIN_SCALE_SEC = 30
const MAX_SEC = 999
const PAGE_SEC = 10

type RingTimelineProps = {
  readonly plan: RingPlan
  readonly nameOf: (destination: string) => string
  /** Absent: only to look at. `index` null = the own phones. */
  readonly onSeconds?: (index: number | null, seconds: number) => void
}

/** The order of rings as bars on a time line; the end of a bar can be pulled, or moved with the arrow keys. */
export function RingTimeline({ plan, nameOf, onSeconds }: RingTimelineProps) {
  const { t } = useTranslation()
  const { bars, endSec } = ringBars(plan)
  const scale = Math.max(MIN_SCALE_SEC, endSec, ...bars.map((bar) => bar.endSec))
  const share = (seconds: number): string => `${(seconds / scale) * 100}%`
  return (
    <div className="ring-timeline" role="group" aria-label={t('ringPlan.timeline')}>
      {bars.map(({ index, startSec, endSec: barEnd }) => {
        const ring = index === null ? null : plan.rings[index]
        const name = ring ? nameOf(ring.destination) : t('ringPlan.own')
        const seconds = barEnd - startSec
        return (
          <div key={index ?? 'own'} className="ring-track">
            <span className="ring-name one-line">
              <bdi>{name}</bdi>
            </span>
            <span className="ring-lane">
              <span
                className={ring && !ring.enabled ? 'ring-bar ring-bar-off' : 'ring-bar'}
                style={{ insetInlineStart: share(startSec), width: share(seconds) }}
              >
                {onSeconds ? (
                  <BarEnd
                    label={t('ringPlan.length', { to: name })}
                    text={t('ringPlan.secondsText', { seconds })}
                    seconds={seconds}
                    scale={scale}
                    onSeconds={(next) => onSeconds(index, next)}
                  />
                ) : null}
              </span>
            </span>
            <span className="ring-seconds number">
              {ring && !ring.enabled ? t('ringPlan.off') : t('ringPlan.secondsText', { seconds })}
            </span>
          </div>
        )
      })}
      <div className="ring-track ring-last">
        <span className="ring-name one-line">
          {plan.voicemail ? t('ringPlan.voicemail') : t('ringPlan.nobody')}
        </span>
        <span className="ring-lane">
          <span className="ring-end" style={{ insetInlineStart: share(endSec) }} />
        </span>
        <span className="ring-seconds number">{t('ringPlan.secondsText', { seconds: endSec })}</span>
      </div>
    </div>
  )
}

type BarEndProps = {
  readonly label: string
  readonly text: string
  readonly seconds: number
  readonly scale: number
  readonly onSeconds: (seconds: number) => void
}

function BarEnd({ label, text, seconds, scale, onSeconds }: BarEndProps) {
  const pull = useRef<{ readonly x: number; readonly from: number; readonly perPixel: number } | null>(null)
  const set = (value: number): void => onSeconds(Math.min(Math.max(Math.round(value), 1), MAX_SEC))

  function down(event: PointerEvent<HTMLSpanElement>): void {
    const lane = event.currentTarget.closest('.ring-lane')
    const width = lane?.getBoundingClientRect().width ?? 1
    const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    event.currentTarget.setPointerCapture(event.pointerId)
    pull.current = { x: event.clientX, from: seconds, perPixel: (scale / width) * direction }
  }
  function move({ clientX }: PointerEvent): void {
    const { current } = pull
    if (current) set(current.from + (clientX - current.x) * current.perPixel)
  }
  function key(event: KeyboardEvent): void {
    const step = {
      ArrowUp: 1,
      ArrowRight: 1,
      ArrowDown: -1,
      ArrowLeft: -1,
      PageUp: PAGE_SEC,
      PageDown: -PAGE_SEC,
    }[event.key]
    if (step === undefined) return
    event.preventDefault()
    set(seconds + step)
  }
  return (
    <span
      className="ring-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={MAX_SEC}
      aria-valuenow={seconds}
      aria-valuetext={text}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => (pull.current = null)}
      onPointerCancel={() => (pull.current = null)}
      onKeyDown={key}
    />
  )
}
