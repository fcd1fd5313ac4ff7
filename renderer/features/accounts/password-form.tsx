import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountInfo } from '../../../shared/domain/account.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFirstField } from '../../ui/use-first-field.ts'

export function PasswordForm({ info, onDone }: { readonly info: AccountInfo; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const form = useFirstField<HTMLDivElement>()
  const { setPassword } = useActions()
  const [typed, setTyped] = useState('')
  const errand = useErrand(errandKey.password(info.id))
  const save = (): void => {
    if (typed !== '') setPassword(info.id, typed, onDone)
  }
  return (
    <div className="small-form" ref={form}>
      <TextField
        kind="password"
        label={t('accounts.passwordField')}
        hint={t('accounts.passwordHint')}
        value={typed}
        onChange={setTyped}
        onEnter={save}
        error={errand?.kind === 'failed' ? errorSentence(errand.error, { account: info.name }) : null}
        eye={{ show: t('common.show'), hide: t('common.hide') }}
      />
      <div className="buttons">
        <Button kind="primary" onPress={save} disabled={typed === ''} working={errand?.kind === 'running'}>
          {t('accounts.passwordSave')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
