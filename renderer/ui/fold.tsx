import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { Icon } from './icon.tsx'
import './fold.css'

/** Something folded away until asked for. */
export function Fold({
  title,
  children,
  open,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly open?: boolean
}) {
  return (
    <Disclosure className="fold" defaultExpanded={open ?? false}>
      <Heading level={2} className="fold-heading">
        <Button slot="trigger" className="fold-button">
          <Icon of={ChevronRight} size={16} />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="fold-inside">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  )
}
