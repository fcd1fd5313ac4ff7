import { Circle, CircleStop, Lock, LockOpen, Mic, MicOff, Phone, Presentation } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../../shared/domain/conference.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { PageHead } from '../../app/page-head.tsx'
import { RoomSettings } from '../../app/preference-form.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useScreens, useView } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ParticipantRow } from './participant-row.tsx'
import '../../app/settings-page.css'
import './people.css'

/** How often is asked who is there, while somebody looks. */
const EVERY_MS = 2000

/** A conference room as its moderator sees it. */
export function RoomPage() {
  const page = useView((view) => view.page)
  return page.kind === 'room' ? <OneRoom key={page.room} accountId={page.accountId} name={page.room} /> : null
}

function OneRoom({ accountId, name }: { readonly accountId: string; readonly name: string }) {
  const { t } = useTranslation()
  const back = useView((view) => view.back)
  const { commands, errands } = useScreens()
  const { dial } = useActions()
  const [room, setRoom] = useState<Room | null>(null)
  const [answer, setAnswer] = useState('')
  const [recording, setRecording] = useState(false)
  const [number, setNumber] = useState('')
  const [file, setFile] = useState('')
  const look = errandKey.room(accountId, name)
  const tell = errandKey.roomCommand(accountId, name)
  const seen = useErrand(look)
  const told = useErrand(tell)
  const { run, dismiss } = errands.getState()

  const refresh = useCallback(
    () => run(look, () => commands['conference.room']({ accountId, room: name }), setRoom),
    [accountId, commands, look, name, run],
  )
  useEffect(() => {
    refresh()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [refresh])

  const command = (verb: string, ...args: readonly string[]): void =>
    run(
      tell,
      () => commands['conference.command']({ accountId, room: name, verb, args: [...args] }),
      ({ answer: words }) => {
        setAnswer(words)
        refresh()
      },
    )
  const people = room?.participants ?? []
  const busy = told?.kind === 'running'
  return (
    <>
      <PageHead title={name} onBack={back}>
        {room?.extension ? (
          <IconButton
            icon={Phone}
            label={t('people.room.call')}
            onPress={() => dial(room.extension ?? '', accountId)}
          />
        ) : null}
      </PageHead>
      <div className="settings">
        <div className="settings-column">
          {seen?.kind === 'failed' ? <ErrorNote error={seen.error} onRetry={refresh} /> : null}
          {told?.kind === 'failed' ? <ErrorNote error={told.error} onDismiss={() => dismiss(tell)} /> : null}
          <Section title={t('people.room.here', { count: people.length })}>
            {people.length === 0 ? (
              <Empty icon={Presentation} title={t('people.room.empty')} hint={t('people.room.emptyHint')} />
            ) : (
              <ul>
                {people.map((one) => (
                  <ParticipantRow key={one.id} participant={one} command={command} />
                ))}
              </ul>
            )}
            <BoxBlock>
              <form
                className="room-line"
                onSubmit={(event) => {
                  event.preventDefault()
                  if (number.trim() !== '') command('invite', number.trim())
                  setNumber('')
                }}
              >
                <TextField label={t('people.room.invite')} value={number} onChange={setNumber} />
                <Button submit disabled={number.trim() === ''} working={busy}>
                  {t('people.room.inviteDo')}
                </Button>
              </form>
            </BoxBlock>
          </Section>
        </div>
        <div className="settings-column">
          {people.length === 0 ? null : (
            <Section title={t('people.room.moderate')}>
              <BoxBlock>
                {room?.locked ? <p className="meta">{t('people.room.locked')}</p> : null}
                <div className="buttons">
                  <Button
                    icon={room?.locked ? LockOpen : Lock}
                    onPress={() => command(room?.locked ? 'unlock' : 'lock')}
                  >
                    {room?.locked ? t('people.room.unlock') : t('people.room.lock')}
                  </Button>
                  <Button
                    icon={recording ? CircleStop : Circle}
                    onPress={() => {
                      command(recording ? 'norecord' : 'record', recording ? 'all' : `${name}.wav`)
                      setRecording(!recording)
                    }}
                  >
                    {recording ? t('people.room.stopRecord') : t('people.room.record')}
                  </Button>
                  <Button icon={MicOff} onPress={() => command('mute', 'all')}>
                    {t('people.room.muteAll')}
                  </Button>
                  <Button icon={Mic} onPress={() => command('unmute', 'all')}>
                    {t('people.room.unmuteAll')}
                  </Button>
                </div>
                <form
                  className="room-line"
                  onSubmit={(event) => {
                    event.preventDefault()
                    if (file.trim() !== '') command('play', file.trim())
                  }}
                >
                  <TextField
                    label={t('people.room.play')}
                    value={file}
                    onChange={setFile}
                    placeholder="hello.wav"
                  />
                  <Button submit disabled={file.trim() === ''}>
                    {t('people.room.playDo')}
                  </Button>
                  <Button onPress={() => command('stop', 'all')}>{t('people.room.stopPlay')}</Button>
                </form>
                {answer === '' ? null : (
                  <p className="meta selectable" role="status">
                    {t('people.room.answer', { answer })}
                  </p>
                )}
              </BoxBlock>
            </Section>
          )}
          <RoomSettings accountId={accountId} room={name} title={t('people.room.settings')} />
        </div>
      </div>
    </>
  )
}
