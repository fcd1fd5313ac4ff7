import type { LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Icon } from '../../ui/icon.tsx'
import '../../ui/icon-button.css'

const FIRST_MS = 450
const NEXT_MS = 70

/** A button that goes on while it is held. */
export function RepeatButton(props: {
  readonly icon: LucideIcon
  readonly label: string
  readonly onPress: () => void
}) {
  const timer = useRef(0)
  const latest = useRef(props.onPress)
  useEffect(() => {
    latest.current = props.onPress
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const go = (waitMs: number): void => {
    latest.current()
    timer.current = window.setTimeout(() => go(NEXT_MS), waitMs)
  }
  return (
    <Button
      className="icon-button"
      aria-label={props.label}
      onPressStart={() => go(FIRST_MS)}
      onPressEnd={() => window.clearTimeout(timer.current)}
    >
      <Icon of={props.icon} />
    </Button>
  )
}
