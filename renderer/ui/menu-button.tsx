import type { LucideIcon } from 'lucide-react'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from './icon.tsx'
import './popover.css'

export type MenuChoice = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly icon?: LucideIcon
  /** One of several: shows a check mark. */
  readonly checked?: boolean
  readonly onAction: () => void
}

export type MenuGroup = {
  readonly id: string
  readonly title?: string
  readonly choices: readonly MenuChoice[]
}

type MenuButtonProps = {
  /** What the menu is for; also the button's name, unless its content says it (`named`). */
  readonly label: string
  readonly named?: boolean
  readonly className: string
  readonly children: ReactNode
  readonly groups: readonly MenuGroup[]
}

/** A button that opens a menu of groups. */
export function MenuButton({ label, named = false, className, children, groups }: MenuButtonProps) {
  // One column for marks, so that all words begin at the same place.
  const marked = groups.some(({ choices }) =>
    choices.some(({ icon, checked }) => icon !== undefined || checked),
  )
  return (
    <MenuTrigger>
      <Button className={className} {...(named ? {} : { 'aria-label': label })}>
        {children}
        {named ? <span className="only-for-readers">{label}</span> : null}
      </Button>
      <Popover className="popover" offset={4} containerPadding={8} placement="bottom start">
        <Menu className="options">
          {groups.map((group) => (
            <MenuSection key={group.id} {...(group.title === undefined ? { 'aria-label': label } : {})}>
              {group.title === undefined ? null : <Header className="options-heading">{group.title}</Header>}
              {group.choices.map((choice) => (
                <MenuItem
                  key={choice.id}
                  id={choice.id}
                  textValue={choice.label}
                  onAction={choice.onAction}
                  className="option"
                >
                  {marked ? (
                    <span className="option-check">
                      {choice.checked ? (
                        <Icon of={Check} size={16} />
                      ) : choice.icon ? (
                        <Icon of={choice.icon} size={16} />
                      ) : null}
                    </span>
                  ) : null}
                  <span className="option-words">
                    <span className="one-line">{choice.label}</span>
                    {choice.hint === undefined ? null : (
                      <span className="option-hint meta">{choice.hint}</span>
                    )}
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
