import type { LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Icon } from './icon.tsx'
import './icon-button.css'

const TOOLTIP_DELAY_MS = 600

export type IconButtonProps = {
  readonly icon: LucideIcon
  /** The name for readers and the tooltip. */
  readonly label: string
  readonly onPress?: () => void
  /** A key that does the same, shown in the tooltip. */
  readonly keys?: string
  readonly look?: 'small' | 'round' | 'end'
  /** Makes it a toggle button. Its label stays the same in both states; `aria-pressed` tells. */
  readonly pressed?: boolean
  readonly working?: boolean
  readonly disabled?: boolean
}

/** A button with a drawing instead of words: always named, the name shown on hover and on focus. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, look = 'small', pressed, working = false, disabled = false } = props
  const className = [
    'icon-button',
    look === 'small' ? '' : 'icon-button-round',
    look === 'end' ? 'icon-button-end' : '',
  ]
  const shared = {
    'aria-label': label,
    className: className.filter(Boolean).join(' '),
    isDisabled: disabled,
    'data-working': working || undefined,
    ...(props.onPress ? { onPress: props.onPress } : {}),
  }
  const drawing = <Icon of={icon} />
  return (
    <TooltipTrigger delay={TOOLTIP_DELAY_MS}>
      {pressed === undefined ? (
        <Button {...shared}>{drawing}</Button>
      ) : (
        <ToggleButton {...shared} isSelected={pressed}>
          {drawing}
        </ToggleButton>
      )}
      <Tooltip className="tooltip" offset={6} containerPadding={8}>
        {label}
        {keys === undefined ? null : <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
