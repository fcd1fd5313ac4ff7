import { useTranslation } from 'react-i18next'
import type { AccountInfo } from '../../../shared/domain/account.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** Says what goes and what stays before an account is removed. */
export function RemoveSheet({ info, onDone }: { readonly info: AccountInfo; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { removeAccount } = useActions()
  const errand = useErrand(errandKey.remove(info.id))
  return (
    <Sheet asks open title={t('accounts.removeTitle', { name: info.name })} onClose={onDone}>
      <p className="sheet-text">
        {t('accounts.removeText', { address: info.address, system: info.providerTitle })}
      </p>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button
          kind="danger"
          working={errand?.kind === 'running'}
          onPress={() => removeAccount(info.id, onDone)}
        >
          {errand?.kind === 'running' ? t('accounts.removing') : t('accounts.removeConfirm')}
        </Button>
        <Button onPress={onDone}>{t('accounts.keep')}</Button>
      </div>
    </Sheet>
  )
}
