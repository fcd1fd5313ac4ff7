import type { ReactNode } from 'react'

type PopupButtonProps = {
  readonly children: ReactNode
  readonly onClick: () => void
  readonly look?: 'plain' | 'answer' | 'decline' | 'quiet'
  readonly name?: string
  readonly title?: string
  readonly disabled?: boolean
}

/** A button of the popup. */
export function PopupButton({
  children,
  onClick,
  look = 'plain',
  name,
  title,
  disabled = false,
}: PopupButtonProps) {
  return (
    <button
      type="button"
      className={`popup-button popup-${look}`}
      disabled={disabled}
      onClick={onClick}
      {...(name === undefined ? {} : { 'aria-label': name, title: name })}
      {...(title === undefined ? {} : { title })}
    >
      {children}
    </button>
  )
}
