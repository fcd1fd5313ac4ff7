import { useTranslation } from 'react-i18next'
import type { WriteWarning } from '../../../shared/domain/availability.ts'
import { Note } from '../../ui/note.tsx'

/** Their detail is a schedule, or what became of it; that of the others is a code. */
const SCHEDULES = new Set<WriteWarning['code']>(['schedule-at-risk', 'schedule-changed'])

/** What a person should know about a change that went through. */
export function Warnings({ warnings }: { readonly warnings: readonly WriteWarning[] }) {
  const { t } = useTranslation()
  return warnings.map(({ code, detail }) => (
    <Note key={code} tone="warn">
      <p>{t(`warning.${code}`)}</p>
      {detail !== undefined && SCHEDULES.has(code) ? (
        <p className="meta">
          <bdi>{detail}</bdi>
        </p>
      ) : null}
    </Note>
  ))
}
