import { Monitor, Phone, Server, Video, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { Icon } from '../../ui/icon.tsx'

type Source = HistoryEntry['sources'][number]

const DRAWINGS: Record<Source, LucideIcon> = { app: Monitor, server: Server, desk: Phone, intercom: Video }

/** Who knows of a call, as small marks with names. */
export function SourceMarks({ sources }: { readonly sources: readonly Source[] }) {
  const { t } = useTranslation()
  return (
    <span className="call-sources">
      {sources.map((source) => (
        <span
          key={source}
          role="img"
          aria-label={t(`calls.source.${source}`)}
          title={t(`calls.source.${source}`)}
        >
          <Icon of={DRAWINGS[source]} size={14} />
        </span>
      ))}
    </span>
  )
}
