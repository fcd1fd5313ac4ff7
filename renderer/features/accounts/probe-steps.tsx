import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ProbeReport, ProbeStep } from '../../../shared/domain/draft.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Tone } from '../../ui/tone.ts'

const ORDER = ['find-server', 'secure-connection', 'sign-in', 'read-account', 'find-phone-server'] as const

type State = ProbeStep['state'] | 'waiting'

const LOOK: Record<State, readonly [LucideIcon, Tone]> = {
  ok: [CircleCheck, 'ok'],
  failed: [CircleAlert, 'danger'],
  skipped: [CircleMinus, 'quiet'],
  waiting: [CircleDashed, 'quiet'],
}

/** The ticks of the test; before the answer is there every step waits. */
export function ProbeSteps({ report }: { readonly report: ProbeReport | null }) {
  const { t } = useTranslation()
  const steps: readonly (Omit<ProbeStep, 'state'> & { readonly state: State })[] =
    report?.steps ?? ORDER.map((step) => ({ step, state: 'waiting' }))
  const title = report
    ? report.ok
      ? t('addAccount.tested')
      : t('addAccount.failed')
    : t('addAccount.testing')
  return (
    <section aria-label={title}>
      <p role="status" className={report?.ok === true ? 'field-label tone-ok' : 'field-label'}>
        {report?.ok === true && report.address !== null
          ? `${title}. ${t('addAccount.testedAs', { address: report.address })}`
          : title}
      </p>
      <ol className="steps">
        {steps.map(({ step, state, error }) => {
          const [drawing, tone] = LOOK[state]
          return (
            <li key={step} className={state === 'waiting' ? 'step step-waiting' : 'step'}>
              <span className={`tone-${tone}`} role="img" aria-label={t(`addAccount.stepState.${state}`)}>
                <Icon of={drawing} />
              </span>
              <div className="step-words">
                <p>{t(`addAccount.step.${step}`)}</p>
                {error ? <p className="step-error tone-danger">{errorSentence(error)}</p> : null}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
