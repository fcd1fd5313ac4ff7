import type { ReactNode } from 'react'
import './facts.css'

export type Fact = { readonly name: string; readonly value: ReactNode }

/** Names and values in two columns; values can be selected and copied. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd className="selectable">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
