import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot } from '../stores/screens.tsx'
import { expiryNotice } from '../../shared/domain/certificate-expiry.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import { MINUTE_MS, useNow } from '../ui/use-now.ts'
import { ErrorNote } from './error-note.tsx'
import { ExpiryNote } from './expiry-note.tsx'

/** Troubles of this machine, until they are mended or put away. */
export function Troubles() {
  const { t } = useTranslation()
  const troubles = useSnapshot((snapshot) => snapshot.troubles)
  const { dismissTrouble } = useActions()
  const [putAway, setPutAway] = useState<readonly string[]>([])
  const expiring = useExpiring().filter(({ key }) => !putAway.includes(key))
  if (troubles.length === 0 && expiring.length === 0) return null
  return (
    <section className="troubles" aria-label={t('trouble.label')} data-region>
      {troubles.map((error) => (
        <ErrorNote key={error.code} error={error} onDismiss={() => dismissTrouble(error.code)} />
      ))}
      {expiring.map(({ key, view }) => (
        <ExpiryNote key={key} view={view} onDismiss={() => setPutAway([...putAway, key])} />
      ))}
    </section>
  )
}

type Expiring = { readonly key: string; readonly view: AccountView }

/** Accounts whose certificate ends soon, or has ended. What was put away comes back at the next stage. */
function useExpiring(): readonly Expiring[] {
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const now = useNow(MINUTE_MS)
  return accounts.flatMap((view) => {
    const notice = view.certificate ? expiryNotice(view.certificate, now) : null
    if (notice === null) return []
    return [{ key: `${view.info.id}/${notice.kind === 'soon' ? notice.stage : notice.kind}`, view }]
  })
}
