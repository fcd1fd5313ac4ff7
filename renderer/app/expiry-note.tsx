import { useTranslation } from 'react-i18next'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import { expiryNotice } from '../../shared/domain/certificate-expiry.ts'
import { useView } from '../stores/screens.tsx'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { MINUTE_MS, useNow } from '../ui/use-now.ts'

type ExpiryNoteProps = {
  readonly view: AccountView
  /** For a note away from its account: adds the way there. */
  readonly onDismiss?: () => void
}

/** A client certificate that ends within 30 days, 7 days, a day, or has ended. */
export function ExpiryNote({ view, onDismiss }: ExpiryNoteProps) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const showAccount = useView((state) => state.showAccount)
  const { certificate, info } = view
  const notice = certificate ? expiryNotice(certificate, now) : null
  if (notice === null) return null
  const { name } = info
  const title =
    notice.kind === 'expired'
      ? t('expiry.expired', { name })
      : notice.daysLeft === 0
        ? t('expiry.today', { name })
        : t('expiry.days', { name, count: notice.daysLeft })
  const grave = notice.kind === 'expired' || notice.stage === 1
  return (
    <Note
      tone={grave ? 'danger' : 'warn'}
      title={title}
      actions={
        onDismiss ? (
          <>
            <Button size="small" onPress={() => showAccount(info.id)}>
              {t('expiry.open')}
            </Button>
            <Button size="small" onPress={onDismiss}>
              {t('common.dismiss')}
            </Button>
          </>
        ) : undefined
      }
    >
      <p>{t('expiry.hint')}</p>
    </Note>
  )
}
