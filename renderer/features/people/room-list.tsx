import { ChevronRight, Presentation } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { CommandOutput } from '../../../shared/bridge.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useErrand, useScreens, useView } from '../../stores/screens.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Conference rooms of all accounts. */
export function RoomList({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const showRoom = useView((view) => view.showRoom)
  const [listed, setListed] = useState<CommandOutput<'conference.list'> | null>(null)
  const errand = useErrand(errandKey.rooms)
  const { run } = errands.getState()
  useEffect(() => run(errandKey.rooms, () => commands['conference.list']({}), setListed), [commands, run])
  if (errand?.kind === 'failed') return <ErrorNote error={errand.error} />
  if (listed === null) return null
  const wanted = text.trim().toLowerCase()
  const rooms = listed.rooms.filter(({ name, extension, description }) =>
    [name, extension, description].some((part) => part?.toLowerCase().includes(wanted)),
  )
  return (
    <>
      {listed.failures.map(({ accountId, error }) => (
        <ErrorNote key={accountId} error={error} />
      ))}
      {rooms.length === 0 ? (
        <Empty icon={Presentation} title={t('people.noRooms')} hint={t('people.noRoomsHint')} />
      ) : (
        <ul className="room-list" aria-label={t('people.rooms')}>
          {rooms.map(({ accountId, name, extension, description, enabled }) => (
            <li key={`${accountId}/${name}`}>
              <AriaButton className="room-row" onPress={() => showRoom(accountId, name)}>
                <span className="person-line-words">
                  <span className="one-line person-line-name">
                    <bdi>{name}</bdi>
                  </span>
                  <span className="meta one-line">
                    {[enabled ? null : t('people.room.off'), description].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className="meta number">{extension}</span>
                <Icon of={ChevronRight} size={16} />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
