import { RefreshCw, Rss, Settings2, Voicemail } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import {
  VOICEMAIL_FOLDERS,
  VoicemailFolderSchema,
  type VoicemailRow,
} from '../../../shared/domain/voicemail.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useScreens, useSnapshot, useView } from '../../stores/screens.tsx'
import { createVoicemailStore, messageKey } from '../../stores/voicemail-store.ts'
import { Empty } from '../../ui/empty.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { WIDE, useMedia } from '../../ui/use-media.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { FeedSheet } from './feed-sheet.tsx'
import { MessagePanel } from './message-panel.tsx'
import { MessageRow } from './message-row.tsx'
import { WaitingStrip } from './waiting-strip.tsx'
import { usePlayer } from './use-player.ts'
import './voicemail.css'

const ROW_HEIGHT = 56

/** The mailboxes of all accounts as one list, with the message that is chosen below or beside it. */
export function VoicemailScreen() {
  const { t } = useTranslation()
  const { commands } = useScreens()
  const [store] = useState(() => createVoicemailStore(commands))
  const state = useStore(store)
  const { folder, messages, loading, failures, error, selected, select, reload, setFolder } = state
  const revision = useSnapshot((snapshot) => snapshot.voicemailRevision)
  useEffect(() => reload(), [reload, revision])
  const wide = useMedia(WIDE)
  const [readsFeed, setReadsFeed] = useState(false)
  const index = messages.findIndex((message) => messageKey(message) === selected)
  const chosen = messages[index] ?? null
  const player = usePlayer(chosen)
  const choose = (at: number): void => {
    const message = messages[at]
    if (message) select(messageKey(message))
  }
  const panel = chosen ? <MessagePanel key={messageKey(chosen)} message={chosen} player={player} /> : null
  return (
    <div className="screen">
      <div className="pane">
        <div className="voicemail-tools">
          <SelectBox
            label={t('voicemail.folder')}
            value={folder}
            options={VOICEMAIL_FOLDERS.map((id) => ({ id, label: t(`voicemail.folders.${id}`) }))}
            onChange={(id) => {
              const next = VoicemailFolderSchema.safeParse(id)
              if (next.success) setFolder(next.data)
            }}
          />
          <span className="grow" />
          <SettingsButton />
          <IconButton icon={Rss} label={t('phoneSystem.feed')} onPress={() => setReadsFeed(true)} />
          <IconButton
            icon={RefreshCw}
            label={t('voicemail.refresh')}
            working={loading === 'again'}
            onPress={reload}
          />
        </div>
        <WaitingStrip />
        {error ? <ErrorNote error={error} onRetry={reload} /> : null}
        {failures.map((failure) => (
          <ErrorNote key={failure.accountId} error={failure.error} onRetry={reload} />
        ))}
        {messages.length === 0 ? (
          <NoMessages loading={loading === 'first'} />
        ) : (
          <VirtualList
            label={t('voicemail.list')}
            count={messages.length}
            rowHeight={ROW_HEIGHT}
            selected={index < 0 ? null : index}
            onSelect={choose}
            onAction={(at) => {
              choose(at)
              player.toggle(messages[at] ?? null)
            }}
            onKey={player.key}
            row={(at) => <Row message={messages[at]} />}
          />
        )}
        {wide ? null : panel}
        {readsFeed ? <FeedSheet folder={folder} onClose={() => setReadsFeed(false)} /> : null}
      </div>
      {wide ? (
        <div className="pane">{panel ?? <Empty icon={Voicemail} title={t('voicemail.selectOne')} />}</div>
      ) : null}
    </div>
  )
}

function Row({ message }: { readonly message: VoicemailRow | undefined }) {
  const name = useSnapshot(({ accounts }) =>
    accounts.filter(({ info }) => info.capabilities.includes('voicemail')).length > 1
      ? (accounts.find(({ info }) => info.id === message?.accountId)?.info.name ?? null)
      : null,
  )
  return message ? <MessageRow message={message} account={name} /> : null
}

function NoMessages({ loading }: { readonly loading: boolean }) {
  const { t } = useTranslation()
  if (loading) return <p className="voicemail-wait meta">{t('voicemail.loading')}</p>
  return <Empty icon={Voicemail} title={t('voicemail.empty')} hint={t('voicemail.emptyHint')} />
}

/** Leads to the settings of the first mailbox; with several accounts the page has them all. */
function SettingsButton() {
  const { t } = useTranslation()
  const showPreferences = useView((view) => view.showPreferences)
  const accountId = useSnapshot(
    ({ accounts }) => accounts.find(({ info }) => info.capabilities.includes('voicemail'))?.info.id,
  )
  if (accountId === undefined) return null
  return (
    <IconButton icon={Settings2} label={t('voicemail.settings')} onPress={() => showPreferences(accountId)} />
  )
}
