import type { LucideIcon } from 'lucide-react'

/** A drawing beside words or in a named button: 20 px, stroke 1.5, hidden from readers. */
export function Icon({ of: Drawing, size = 20 }: { readonly of: LucideIcon; readonly size?: number }) {
  return (
    <Drawing
      className="icon"
      size={size}
      strokeWidth={1.5}
      absoluteStrokeWidth
      aria-hidden
      focusable={false}
    />
  )
}
