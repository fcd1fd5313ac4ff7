import { PhoneForwarded, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { CallView } from '../../../shared/domain/call.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { callerOf, dialTargetOf, numberOf } from '../../stores/caller.ts'
import { errandKey } from '../../stores/errand-key.ts'
import type { Suggestion } from '../../stores/dialer-store.ts'
import { useActions, useErrand, useScreens, useSnapshot, useView } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useFirstField } from '../../ui/use-first-field.ts'
import './transfer-sheet.css'

/** Whom to hand a call on to, and whether to ask there first. */
export function TransferSheet({ call }: { readonly call: CallView }) {
  const { t } = useTranslation()
  const { transfer, consult, connect } = useActions()
  const { dismiss } = useScreens().errands.getState()
  const setTransferOf = useView((view) => view.setTransferOf)
  const calls = useSnapshot((snapshot) => snapshot.calls)
  const [text, setText] = useState('')
  const people = usePeopleOf(text)
  const form = useFirstField<HTMLFormElement>()
  const key = errandKey.transfer(call.id)
  const errand = useErrand(key)
  const name = callerOf(call.remote)
  const others = calls.filter(({ id, phase }) => id !== call.id && phase === 'active')
  const close = (): void => {
    dismiss(key)
    setTransferOf(null)
  }
  const target = text.trim()
  const working = errand?.kind === 'running'
  return (
    <Sheet open title={t('transfer.title', { name })} onClose={close}>
      {others.length === 0 ? null : (
        <ListBox
          className="transfer-list"
          aria-label={t('transfer.calls')}
          onAction={(id) => {
            const other = others.find((candidate) => candidate.id === id)
            if (other) connect(call.id, other.id, close)
          }}
        >
          {others.map((other) => (
            <ListBoxItem
              key={other.id}
              id={other.id}
              className="transfer-person"
              textValue={callerOf(other.remote)}
            >
              <Icon of={Users} size={16} />
              <span className="transfer-words">
                <span className="one-line transfer-name">
                  {t('transfer.connectWith', { name: callerOf(other.remote) })}
                </span>
                <span className="meta">
                  {t('transfer.connectHint', { first: name, second: callerOf(other.remote) })}
                </span>
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (target !== '') consult(call.id, target, close)
        }}
      >
        <SearchBox label={t('transfer.to')} value={text} onChange={setText} />
      </form>
      {people.length === 0 ? null : (
        <ListBox
          className="transfer-list transfer-people"
          aria-label={t('transfer.people')}
          items={people.map((person) => ({ ...person, id: person.address }))}
          onAction={(address) => {
            setText(dialTargetOf(String(address)))
            form.current?.querySelector('input')?.focus()
          }}
        >
          {(person) => (
            <ListBoxItem
              className="transfer-person"
              textValue={callerOf({ address: person.address, displayName: person.name })}
            >
              <Icon of={PhoneForwarded} size={16} />
              <span className="transfer-words">
                <span className="one-line transfer-name">
                  <bdi>{callerOf({ address: person.address, displayName: person.name })}</bdi>
                </span>
                {person.name === null ? null : (
                  <span className="meta number">{numberOf(person.address)}</span>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      )}
      <p className="meta">{t('transfer.hint', { name })}</p>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button
          kind="primary"
          disabled={target === ''}
          working={working}
          onPress={() => consult(call.id, target, close)}
        >
          {t('transfer.ask')}
        </Button>
        <Button disabled={target === ''} working={working} onPress={() => transfer(call.id, target, close)}>
          {t('transfer.now')}
        </Button>
        <Button onPress={close}>{t('common.cancel')}</Button>
      </div>
    </Sheet>
  )
}

/** People of the past who fit the text; an answer that comes too late is dropped. */
function usePeopleOf(text: string): readonly Suggestion[] {
  const { dialer } = useScreens()
  const [people, setPeople] = useState<readonly Suggestion[]>([])
  useEffect(() => {
    let current = true
    void dialer
      .getState()
      .peopleOf(text)
      .then((found) => {
        if (current) setPeople(found)
      })
    return () => {
      current = false
    }
  }, [text, dialer])
  return people
}
