import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedItem, VoicemailFolder } from '../../../shared/domain/voicemail.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { Sheet } from '../../ui/sheet.tsx'

type FeedSheetProps = { readonly folder: VoicemailFolder; readonly onClose: () => void }

/** A folder of every mailbox as its feed tells it. The links of a feed open the account, so none is shown. */
export function FeedSheet({ folder, onClose }: FeedSheetProps) {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const able = accounts.filter(({ info }) => info.capabilities.includes('voicemail'))
  const title = t('phoneSystem.feedTitle', { folder: t(`voicemail.folders.${folder}`) })
  return (
    <Sheet title={title} open onClose={onClose} wide>
      {able.map(({ info }) => (
        <Feed key={info.id} accountId={info.id} name={able.length > 1 ? info.name : null} folder={folder} />
      ))}
      <div className="sheet-actions">
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </Sheet>
  )
}

type FeedProps = {
  readonly accountId: string
  readonly name: string | null
  readonly folder: VoicemailFolder
}

function Feed({ accountId, name, folder }: FeedProps) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [items, setItems] = useState<readonly FeedItem[] | null>(null)
  const key = `feed/${accountId}`
  const errand = useErrand(key)
  const { run } = errands.getState()
  useEffect(
    () => run(key, () => commands['voicemail.feed']({ accountId, folder }), setItems),
    [accountId, commands, folder, key, run],
  )
  const head = name === null ? null : <h3 className="call-day">{name}</h3>
  if (errand?.kind === 'failed') return <ErrorNote error={errand.error} />
  if (items === null) return <p className="meta">{t('phoneSystem.feedWait')}</p>
  return (
    <>
      {head}
      {items.length === 0 ? (
        <p className="meta">{t('phoneSystem.feedEmpty')}</p>
      ) : (
        <ul className="feed-items" aria-label={name ?? t('phoneSystem.feed')}>
          {items.map((item) => (
            <li key={item.id} className="feed-item">
              <bdi className="feed-title">{item.title}</bdi>
              <bdi className="meta">{item.description}</bdi>
              {item.publishedAt === null ? null : (
                <time className="meta" dateTime={item.publishedAt}>
                  {new Date(item.publishedAt).toLocaleString(screenLocale())}
                </time>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
