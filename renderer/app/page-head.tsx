import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/icon-button.tsx'

/** The head of a page that lies over the tabs: the way back and its name. */
export function PageHead({ title, onBack }: { readonly title: string; readonly onBack: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="page-head">
      <IconButton icon={ArrowLeft} label={t('common.back')} onPress={onBack} />
      <h1 className="one-line">{title}</h1>
    </div>
  )
}
