import { useEffect, useState } from 'react'
import type { Capability } from '../../../shared/domain/provider.ts'
import { PageHead } from '../../app/page-head.tsx'
import { createAccountStore } from '../../stores/account-store.ts'
import { useScreens, useSnapshot, useView } from '../../stores/screens.tsx'
import { AboutPart } from './about-part.tsx'
import { AccountContext } from './account-context.tsx'
import { AliasesPart, EnumPart } from './names-parts.tsx'
import { BalancePart, UsagePart } from './balance-part.tsx'
import { CertificatePart } from './certificate-part.tsx'
import { DevicesPart } from './devices-part.tsx'
import { JournalPart } from './journal-part.tsx'
import { LinePart } from './line-part.tsx'
import { MovementsPart } from './movements-part.tsx'
import { RulesPart } from './rules-part.tsx'
import { VoicemailPart } from './voicemail-part.tsx'
import '../../app/settings-page.css'
import './account.css'

/** Everything one account has: what is registered, what it may, what it costs, what it shares. */
export function AccountPage() {
  const page = useView((view) => view.page)
  const accountId = page.kind === 'account' ? page.accountId : ''
  return <OnePage key={accountId} accountId={accountId} />
}

function OnePage({ accountId }: { readonly accountId: string }) {
  const { commands, view } = useScreens()
  const back = useView((state) => state.back)
  const [store] = useState(() => createAccountStore(commands, accountId))
  const account = useSnapshot(({ accounts }) => accounts.find(({ info }) => info.id === accountId))
  useEffect(() => {
    if (!account) view.getState().back()
  }, [account, view])
  if (!account) return null
  const can = (capability: Capability): boolean => account.info.capabilities.includes(capability)
  return (
    <AccountContext value={{ view: account, store }}>
      <PageHead title={account.info.name} onBack={back} />
      <div className="settings">
        <div className="settings-column">
          <AboutPart />
          <LinePart />
          {can('devices') ? <DevicesPart /> : null}
          {can('aliases') ? <AliasesPart /> : null}
          {can('enum') ? <EnumPart /> : null}
          {can('rules') ? <RulesPart /> : null}
        </div>
        <div className="settings-column">
          {can('balance') ? <BalancePart /> : null}
          {can('balance') ? <MovementsPart /> : null}
          {can('usage') ? <UsagePart /> : null}
          {can('voicemail-settings') ? <VoicemailPart /> : null}
          {can('certificate-file') || account.certificate ? <CertificatePart /> : null}
          {can('journal') ? <JournalPart /> : null}
        </div>
      </div>
    </AccountContext>
  )
}
