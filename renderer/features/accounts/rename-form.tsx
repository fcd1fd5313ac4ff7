import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountInfo } from '../../../shared/domain/account.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFirstField } from '../../ui/use-first-field.ts'

export function RenameForm({ info, onDone }: { readonly info: AccountInfo; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const form = useFirstField<HTMLDivElement>()
  const { renameAccount } = useActions()
  const [name, setName] = useState(info.name)
  const errand = useErrand(errandKey.rename(info.id))
  const wanted = name.trim()
  const save = (): void => {
    if (wanted === info.name) onDone()
    else if (wanted !== '') renameAccount(info.id, wanted, onDone)
  }
  return (
    <div className="small-form" ref={form}>
      <TextField
        label={t('accounts.renameField')}
        value={name}
        onChange={(next) => setName(next.slice(0, 64))}
        onEnter={save}
        error={errand?.kind === 'failed' ? errorSentence(errand.error) : null}
      />
      <div className="buttons">
        <Button kind="primary" onPress={save} disabled={wanted === ''} working={errand?.kind === 'running'}>
          {t('common.save')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
