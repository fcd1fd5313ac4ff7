import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSnapshot, useView } from '../../stores/screens.tsx'
import { BoxRow, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { AccountCard } from './account-card.tsx'
import './accounts.css'

/** The accounts, each unfolding to its facts and what can be done with it. */
export function AccountsSection() {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const page = useView((view) => view.page)
  const showAddAccount = useView((view) => view.showAddAccount)
  const wanted = page.kind === 'settings' ? page : null
  return (
    <Section title={t('accounts.title')}>
      {accounts.map((view) => (
        <AccountCard
          key={view.info.id}
          view={view}
          open={wanted?.accountId === view.info.id}
          askPassword={wanted?.accountId === view.info.id && wanted.wish === 'password'}
        />
      ))}
      <BoxRow>
        <Button icon={Plus} kind="quiet" onPress={showAddAccount}>
          {t('accounts.add')}
        </Button>
      </BoxRow>
    </Section>
  )
}
