import { useTranslation } from 'react-i18next'
import type { WriteWarning } from '../../../shared/domain/availability.ts'
import { Note } from '../../ui/note.tsx'

/** What a person should know about a change that went through. */
export function Warnings({ warnings }: { readonly warnings: readonly WriteWarning[] }) {
  const { t } = useTranslation()
  return warnings.map(({ code }) => (
    <Note key={code} tone="warn">
      <p>{t(`warning.${code}`)}</p>
    </Note>
  ))
}
