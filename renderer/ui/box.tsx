import { useId, type ReactNode } from 'react'
import './box.css'

/** A titled group of rows on one sheet of paper. */
export function Section({
  title,
  children,
  id,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly id?: string
}) {
  const titleId = useId()
  return (
    <section className="section" aria-labelledby={titleId} {...(id === undefined ? {} : { id })}>
      <h2 className="section-title" id={titleId}>
        {title}
      </h2>
      <div className="box">{children}</div>
    </section>
  )
}

export function BoxRow({ children }: { readonly children: ReactNode }) {
  return <div className="box-row">{children}</div>
}

export function BoxBlock({ children }: { readonly children: ReactNode }) {
  return <div className="box-block">{children}</div>
}
