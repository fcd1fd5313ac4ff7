import { Archive, ArchiveRestore, CircleCheck, CircleDot, Pencil, Phone, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandResult } from '../../../shared/bridge.ts'
import type { VoicemailRow } from '../../../shared/domain/voicemail.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { dialTargetOf } from '../../stores/caller.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useScreens } from '../../stores/screens.tsx'
import { messageKey } from '../../stores/voicemail-store.ts'
import { Button } from '../../ui/button.tsx'
import { fullMoment } from '../../ui/format/moment.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { TextField } from '../../ui/text-field.tsx'
import { PlayerBar } from './player-bar.tsx'
import { senderOf } from './sender.ts'
import type { Player } from './use-player.ts'
import { joined } from '../../ui/format/joined.ts'

/** The chosen message: who, when, the player, and what can be done with it. */
export function MessagePanel({
  message,
  player,
}: {
  readonly message: VoicemailRow
  readonly player: Player
}) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const { dial } = useActions()
  const [subject, setSubject] = useState<string | null>(null)
  const key = errandKey.message(messageKey(message))
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  const { accountId, id, heard, folder, receivedAt, from } = message
  const at = { accountId, id }
  const { name, number } = senderOf(message)
  const ask = (command: () => Promise<CommandResult<'voicemail.mark'>>): void => run(key, command)
  return (
    <section className="message-panel" aria-label={name ?? number ?? t('voicemail.unknown')}>
      <div className="message-head">
        <div className="grow">
          <h2 className="one-line">
            <bdi>{name ?? number ?? t('voicemail.unknown')}</bdi>
          </h2>
          <p className="meta one-line">
            {joined([
              name === null ? null : number,
              receivedAt === null ? null : fullMoment(receivedAt, screenLocale()),
            ])}
          </p>
        </div>
        {from.address === null ? null : (
          <IconButton
            icon={Phone}
            label={t('voicemail.call')}
            onPress={() => dial(dialTargetOf(from.address ?? ''), null)}
          />
        )}
      </div>
      {subject === null ? (
        message.subject === null ? null : (
          <p className="message-subject selectable">{message.subject}</p>
        )
      ) : (
        <div className="message-subject-form">
          <TextField
            label={t('voicemail.subject')}
            value={subject}
            onChange={setSubject}
            autoFocus
            onEnter={() => {
              ask(() => commands['voicemail.rename']({ ...at, subject }))
              setSubject(null)
            }}
          />
          <Button
            onPress={() => {
              ask(() => commands['voicemail.rename']({ ...at, subject }))
              setSubject(null)
            }}
          >
            {t('common.save')}
          </Button>
        </div>
      )}
      <PlayerBar player={player} />
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} /> : null}
      <div className="message-actions">
        <IconButton
          icon={heard ? CircleDot : CircleCheck}
          label={heard ? t('voicemail.markUnheard') : t('voicemail.markHeard')}
          onPress={() => ask(() => commands['voicemail.mark']({ ...at, heard: !heard }))}
        />
        <IconButton
          icon={folder === 'inbox' ? Archive : ArchiveRestore}
          label={folder === 'inbox' ? t('voicemail.save') : t('voicemail.restore')}
          onPress={() =>
            ask(() => commands['voicemail.move']({ ...at, folder: folder === 'inbox' ? 'saved' : 'inbox' }))
          }
        />
        <IconButton
          icon={Pencil}
          label={t('voicemail.subjectEdit')}
          onPress={() => setSubject(message.subject ?? '')}
        />
        <IconButton
          icon={Trash2}
          label={folder === 'deleted' ? t('voicemail.removeForGood') : t('voicemail.remove')}
          working={errand?.kind === 'running'}
          onPress={() => ask(() => commands['voicemail.remove'](at))}
        />
      </div>
    </section>
  )
}
