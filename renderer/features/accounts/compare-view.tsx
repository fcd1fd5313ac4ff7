import { ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Stranger } from '../../stores/draft-form.ts'
import { useDraft } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { CodeGroups } from '../../ui/code-groups.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The comparison on the way to an account that is being added. */
export function CompareView() {
  const stranger = useDraft((draft) => draft.stranger)
  const trust = useDraft((draft) => draft.trust)
  const distrust = useDraft((draft) => draft.distrust)
  return stranger ? <CompareCodes stranger={stranger} onSame={trust} onDifferent={distrust} /> : null
}

type CompareCodesProps = {
  readonly stranger: Stranger
  readonly onSame: () => void
  readonly onDifferent: () => void
}

/** A certificate nobody vouches for: its code, to be compared by eye with the one on the device. */
export function CompareCodes({ stranger, onSame, onDifferent }: CompareCodesProps) {
  const { t } = useTranslation()
  return (
    <section className="compare">
      <div className="step">
        <span className="tone-warn">
          <Icon of={ShieldAlert} size={24} />
        </span>
        <div className="step-words">
          <h2>{t('compare.title')}</h2>
          <p className="quiet">{t('compare.lead', { host: stranger.host ?? t('compare.thisServer') })}</p>
        </div>
      </div>
      <div className="certificate-card">
        <p className="meta">{t('compare.code')}</p>
        <CodeGroups hex={stranger.fingerprint} label={t('compare.code')} />
      </div>
      <div className="form-actions">
        <Button size="large" onPress={onSame}>
          {t('compare.same')}
        </Button>
        <Button size="large" kind="primary" onPress={onDifferent}>
          {t('compare.different')}
        </Button>
      </div>
    </section>
  )
}
