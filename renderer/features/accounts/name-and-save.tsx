import { useTranslation } from 'react-i18next'
import { errorSentence } from '../../text/error-sentence.ts'
import { useDraft, useView } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** The last step: what the account is called here. */
export function NameAndSave() {
  const { t } = useTranslation()
  const { name, setName, commit, phase, error } = useDraft((draft) => draft)
  const showTab = useView((view) => view.showTab)
  const save = (): void => commit(() => showTab('calls'))
  return (
    <div className="form">
      <TextField
        autoFocus
        label={t('addAccount.name')}
        hint={t('addAccount.nameHint')}
        value={name}
        onChange={(next) => setName(next.slice(0, 64))}
        onEnter={save}
        error={error?.field === 'name' ? errorSentence(error) : null}
      />
      <Button kind="primary" size="large" wide onPress={save} working={phase === 'saving'}>
        {phase === 'saving' ? t('addAccount.saving') : t('addAccount.commit')}
      </Button>
    </div>
  )
}
