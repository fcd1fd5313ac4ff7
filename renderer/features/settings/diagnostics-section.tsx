import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Check, Verdict } from '../../../shared/domain/diagnostics.ts'
import { checkSentenceIn } from '../../../shared/text/check-words.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useDesk, useErrand } from '../../stores/screens.tsx'
import { errorSentence } from '../../text/error-sentence.ts'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import './desk-sections.css'

const DRAWINGS: Readonly<Record<Verdict, LucideIcon>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  failed: CircleAlert,
  unknown: CircleHelp,
}
const TONES = { ok: 'ok', warn: 'warn', failed: 'danger', unknown: 'info' } as const

/** Self-checks with verdicts, and a report that is read before it is saved. */
export function DiagnosticsSection() {
  const { t } = useTranslation()
  const { report, runChecks } = useDesk((desk) => desk)
  const errand = useErrand(errandKey.diagnostics)
  const [reading, setReading] = useState(false)
  const bad = report?.checks.some(({ verdict }) => verdict === 'failed' || verdict === 'warn') ?? false
  return (
    <Section title={t('desk.diagnostics.title')} id="diagnostics">
      <BoxBlock>
        <p className="meta">{t('desk.diagnostics.lead')}</p>
        {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
        <div className="check-buttons">
          <Button working={errand?.kind === 'running'} onPress={runChecks}>
            {errand?.kind === 'running'
              ? t('desk.diagnostics.running')
              : t(report ? 'desk.diagnostics.again' : 'desk.diagnostics.run')}
          </Button>
          {report ? <Button onPress={() => setReading(true)}>{t('desk.diagnostics.preview')}</Button> : null}
        </div>
        {report ? (
          <p role="status">{t(bad ? 'desk.diagnostics.summary.bad' : 'desk.diagnostics.summary.ok')}</p>
        ) : null}
      </BoxBlock>
      {report ? (
        <ul className="checks">
          {report.checks.map((check) => (
            <CheckRow key={`${check.id}/${check.account?.id ?? ''}`} check={check} />
          ))}
        </ul>
      ) : null}
      {reading && report ? <ReportSheet text={report.bundle} onClose={() => setReading(false)} /> : null}
    </Section>
  )
}

function CheckRow({ check }: { readonly check: Check }) {
  const { t } = useTranslation()
  const texts = { check: t('desk.check', { returnObjects: true }), errorSentence }
  const verdict = t(`desk.diagnostics.verdict.${check.verdict}`)
  return (
    <li className="check">
      <span className={`tone-${TONES[check.verdict]}`} role="img" aria-label={verdict}>
        <Icon of={DRAWINGS[check.verdict]} size={18} />
      </span>
      <span>
        {check.account ? <strong>{check.account.name}: </strong> : null}
        {checkSentenceIn(texts, check)}
      </span>
    </li>
  )
}

function ReportSheet({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { savedAs, saveReport } = useDesk((desk) => desk)
  const errand = useErrand(errandKey.saveReport)
  return (
    <Sheet wide open title={t('desk.diagnostics.previewTitle')} onClose={onClose}>
      <p className="sheet-text">{t('desk.diagnostics.previewLead')}</p>
      <pre className="report selectable" tabIndex={0} aria-label={t('desk.diagnostics.previewTitle')}>
        {text}
      </pre>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {savedAs === null ? null : <p role="status">{t('desk.diagnostics.saved', { file: savedAs })}</p>}
      <div className="sheet-actions">
        <Button working={errand?.kind === 'running'} onPress={saveReport}>
          {t('desk.diagnostics.save')}
        </Button>
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </Sheet>
  )
}
