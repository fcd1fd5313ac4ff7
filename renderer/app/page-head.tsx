import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/icon-button.tsx'

type PageHeadProps = {
  readonly title: string
  readonly onBack: () => void
  /** What can be done with the whole page. */
  readonly children?: ReactNode
}

/** The head of a page that lies over the tabs: the way back and its name. */
export function PageHead({ title, onBack, children }: PageHeadProps) {
  const { t } = useTranslation()
  return (
    <div className="page-head">
      <IconButton icon={ArrowLeft} label={t('common.back')} onPress={onBack} />
      <h1 className="one-line grow">{title}</h1>
      {children}
    </div>
  )
}
