import { Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { callerOf, dialTargetOf, numberOf } from '../../stores/caller.ts'
import { useDialer, useView } from '../../stores/screens.tsx'
import { Icon } from '../../ui/icon.tsx'

/** People of the past who fit what was typed; choosing one puts the number into the field, it does not call yet. */
export function People() {
  const { t } = useTranslation()
  const { text, suggestions, setText } = useDialer((state) => state)
  const showTab = useView((view) => view.showTab)
  if (suggestions.length === 0) return null
  const title = text.trim() === '' ? t('keypad.recent') : t('keypad.matches')
  return (
    <>
      <p className="meta people-title" aria-hidden>
        {title}
      </p>
      <ListBox
        aria-label={title}
        className="people"
        items={suggestions.map((person) => ({ ...person, id: person.address }))}
        onAction={(key) => {
          setText(dialTargetOf(String(key)))
          showTab('keypad', 'keypad-field')
        }}
      >
        {(person) => (
          <ListBoxItem
            className="person"
            textValue={callerOf({ address: person.address, displayName: person.name })}
          >
            <Icon of={Clock} size={16} />
            <span className="person-words">
              <span className="one-line" style={{ display: 'block' }}>
                <bdi>{callerOf({ address: person.address, displayName: person.name })}</bdi>
              </span>
              {person.name === null ? null : <span className="meta number">{numberOf(person.address)}</span>}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </>
  )
}
