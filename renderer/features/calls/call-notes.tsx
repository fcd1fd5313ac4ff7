import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import type { Note as NoteValue, NoteSubject } from '../../../shared/domain/note.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { callerOf } from '../../stores/caller.ts'
import { useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { age } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'

/** What the person wrote down about this call, and about whoever it was with. */
export function CallNotes({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation()
  const { commands } = useScreens()
  const revision = useSnapshot((snapshot) => snapshot.personRevision)
  const call = (entry.callId ?? entry.id).slice(0, 200)
  const { address } = entry.remote
  const ask = useCallback(async () => {
    const subjects = [
      { kind: 'call', call },
      { kind: 'contact', address },
    ] as const
    return { revision, notes: await commands['note.read']({ subjects }) }.notes
  }, [commands, revision, call, address])
  const { value, error } = useAnswer(ask)
  if (error) return <ErrorNote error={error} />
  if (value === null) return null
  const of = (prefix: string): NoteValue | null => value.find(({ key }) => key.startsWith(prefix)) ?? null
  return (
    <div className="call-notes">
      <OneNote
        key={`call ${call} ${of('call:')?.at ?? ''}`}
        title={t('person.noteOnCall')}
        subject={{ kind: 'call', call }}
        note={of('call:')}
      />
      <OneNote
        key={`contact ${address} ${of('contact:')?.at ?? ''}`}
        title={t('person.noteOnPerson', { name: callerOf(entry.remote) })}
        subject={{ kind: 'contact', address }}
        note={of('contact:')}
      />
    </div>
  )
}

type OneNoteProps = {
  readonly title: string
  readonly subject: NoteSubject
  readonly note: NoteValue | null
}

function OneNote({ title, subject, note }: OneNoteProps) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const now = useNow(MINUTE_MS)
  const [text, setText] = useState<string | null>(null)
  const key = `note/${JSON.stringify(subject)}`
  const errand = useErrand(key)
  const save = (): void =>
    errands.getState().run(
      key,
      () => commands['note.write']({ subject, text: (text ?? '').slice(0, 2000) }),
      () => setText(null),
    )
  if (text !== null)
    return (
      <div className="small-form">
        <TextArea label={title} value={text} onChange={(next) => setText(next.slice(0, 2000))} />
        {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
        <div className="buttons">
          <Button size="small" onPress={save} working={errand?.kind === 'running'}>
            {errand?.kind === 'running' ? t('person.saving') : t('person.save')}
          </Button>
          <Button size="small" kind="quiet" onPress={() => setText(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className="call-note">
      <div className="grow">
        <p className="meta">
          <bdi>{title}</bdi>
        </p>
        <p className={note ? 'call-note-text selectable' : 'quiet'}>{note?.text ?? t('person.none')}</p>
        {note ? (
          <p className="meta">{t('person.written', { age: age(note.at, now, screenLocale()) })}</p>
        ) : null}
      </div>
      <Button
        size="small"
        kind="quiet"
        label={`${t(note ? 'person.edit' : 'person.add')}: ${title}`}
        onPress={() => setText(note?.text ?? '')}
      >
        {t(note ? 'person.edit' : 'person.add')}
      </Button>
    </div>
  )
}
