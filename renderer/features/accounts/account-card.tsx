import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { ExpiryNote } from '../../app/expiry-note.tsx'
import { LineMark, lineKindOf } from '../../app/line-mark.tsx'
import { useView } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { AccountFacts } from './account-facts.tsx'
import { PasswordForm } from './password-form.tsx'
import { RemoveSheet } from './remove-sheet.tsx'
import { RenameForm } from './rename-form.tsx'

type Doing = 'nothing' | 'rename' | 'password' | 'remove'

type AccountCardProps = { readonly view: AccountView; readonly open: boolean; readonly askPassword: boolean }

export function AccountCard({ view, open, askPassword }: AccountCardProps) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<Doing>(askPassword ? 'password' : 'nothing')
  const { info, line } = view
  const showAdmin = useView((state) => state.showAdmin)
  const showAccount = useView((state) => state.showAccount)
  const done = (): void => setDoing('nothing')
  return (
    <Disclosure className="account" defaultExpanded={open}>
      <Heading level={3}>
        <AriaButton slot="trigger" className="account-head">
          <span className="grow">
            <span className="one-line" style={{ display: 'block' }}>
              {info.name}
            </span>
            <span className="account-line">
              <LineMark kind={lineKindOf(view)} />
              <span className="one-line">{`${t(`line.${lineKindOf(view)}`)} · ${info.address}`}</span>
            </span>
          </span>
          <Icon of={ChevronRight} size={16} />
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className="account-inside">
          {line.kind === 'rejected' || line.kind === 'backoff' ? <ErrorNote error={line.error} /> : null}
          {view.reachability.kind === 'failed' ? <ErrorNote error={view.reachability.error} /> : null}
          <ExpiryNote view={view} />
          <AccountFacts view={view} />
          {doing === 'rename' ? <RenameForm info={info} onDone={done} /> : null}
          {doing === 'password' ? <PasswordForm info={info} onDone={done} /> : null}
          {doing === 'nothing' || doing === 'remove' ? (
            <div className="buttons">
              {view.admin === 'allowed' ? (
                <Button size="small" onPress={() => showAdmin(info.id)}>
                  {t('admin.open')}
                </Button>
              ) : null}
              {view.intercom ? null : (
                <Button size="small" onPress={() => showAccount(info.id)}>
                  {t('accountPage.openShort')}
                </Button>
              )}
              <Button size="small" onPress={() => setDoing('rename')}>
                {t('accounts.rename')}
              </Button>
              <Button size="small" onPress={() => setDoing('password')}>
                {t('accounts.password')}
              </Button>
              <Button size="small" kind="quiet-danger" onPress={() => setDoing('remove')}>
                {t('accounts.remove')}
              </Button>
            </div>
          ) : null}
          {doing === 'remove' ? <RemoveSheet info={info} onDone={done} /> : null}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}
