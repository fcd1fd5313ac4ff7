import { Mail, Pencil, Phone, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../shared/domain/contact.ts'
import { TextButton } from '../../app/text-button.tsx'
import { WatchButton } from '../../app/watch-button.tsx'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useScreens } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { PersonPicture } from './person-picture.tsx'

type PersonPanelProps = {
  readonly person: PersonRow
  readonly onEdit: (id: string) => void
  readonly onGone: () => void
}

/** The chosen person: every number to call and to copy; own entries can be changed. */
export function PersonPanel({ person, onEdit, onGone }: PersonPanelProps) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const { dial } = useActions()
  const [asking, setAsking] = useState(false)
  const { accountId, id, name, numbers, email, about, own, favourite, source } = person
  const [starred, setStarred] = useState(favourite)
  const key = errandKey.person(accountId, id)
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  return (
    <section className="person-panel" aria-label={name}>
      <div className="person-head">
        {source === 'phonebook' ? <PersonPicture accountId={accountId} id={id} /> : null}
        <div className="grow">
          <h2 className="one-line">
            <bdi>{name}</bdi>
          </h2>
          {about ? <p className="meta one-line">{about}</p> : null}
        </div>
        {source === 'phonebook' ? (
          <IconButton
            icon={Star}
            label={t('people.favourite')}
            pressed={starred}
            onPress={() => {
              setStarred(!starred)
              run(key, () => commands['people.favourite']({ accountId, id, on: !starred }))
            }}
          />
        ) : null}
        {own ? (
          <>
            <IconButton icon={Pencil} label={t('people.edit')} onPress={() => onEdit(id)} />
            <IconButton icon={Trash2} label={t('people.remove')} onPress={() => setAsking(true)} />
          </>
        ) : null}
      </div>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} /> : null}
      <ul className="person-numbers">
        {numbers.map(({ kind, value }) => (
          <li key={`${kind}-${value}`} className="person-number">
            <span className="person-number-words">
              <span className="meta">{t(`people.numbers.${kind}`)}</span>
              <span className="number selectable">{value}</span>
            </span>
            {kind === 'fax' ? null : <WatchButton number={value} accountId={accountId} />}
            {kind === 'fax' ? null : <TextButton look="icon" target={value} name={name} accountId={null} />}
            <CopyButton look="icon" label={t('people.copy')} done={t('people.copied')} text={value} />
            <IconButton
              icon={Phone}
              label={t('people.call', { number: value })}
              onPress={() => dial(value, null)}
            />
          </li>
        ))}
        {email ? (
          <li className="person-number">
            <Icon of={Mail} size={16} />
            <span className="person-number-words selectable">{email}</span>
            <CopyButton look="icon" label={t('people.copyEmail')} done={t('people.copied')} text={email} />
          </li>
        ) : null}
      </ul>
      <Sheet title={t('people.removeAsk', { name })} open={asking} onClose={() => setAsking(false)} asks>
        <p>{t('people.removeHint')}</p>
        <div className="buttons">
          <Button onPress={() => setAsking(false)}>{t('common.cancel')}</Button>
          <Button
            kind="danger"
            onPress={() => {
              setAsking(false)
              run(key, () => commands['people.remove']({ accountId, id }), onGone)
            }}
          >
            {t('people.remove')}
          </Button>
        </div>
      </Sheet>
    </section>
  )
}
