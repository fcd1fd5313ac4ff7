import {
  CircleSlash,
  CornerUpRight,
  Phone,
  PhoneOff,
  ShieldBan,
  TriangleAlert,
  Voicemail,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandOutput } from '../../../shared/bridge.ts'
import type { RouteStep } from '../../../shared/route/route.ts'
import { routeStepKey } from '../../../shared/text/route-step.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { destinationWords } from '../../stores/destination.ts'
import { useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextField } from '../../ui/text-field.tsx'

const DRAWINGS: Record<RouteStep['action'], LucideIcon> = {
  reject: CircleSlash,
  'turn-away': ShieldBan,
  forward: CornerUpRight,
  ring: Phone,
  voicemail: Voicemail,
  lost: PhoneOff,
}
const KEY = 'route'

type Explained = CommandOutput<'route.explain'>

/** The way a call would take now, step by step, and what is wrong on it. */
export function RoutePanel() {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [from, setFrom] = useState('')
  const [explained, setExplained] = useState<Explained | null>(null)
  const errand = useErrand(KEY)
  const ask = (): void => {
    const caller = from.trim()
    if (caller === '') return
    errands
      .getState()
      .run(KEY, () => commands['route.explain']({ from: caller, at: null, accountId: null }), setExplained)
  }
  return (
    <Section title={t('route.title')}>
      <BoxBlock>
        <TextField
          label={t('route.from')}
          hint={t('route.fromHint')}
          value={from}
          onChange={(next) => setFrom(next.slice(0, 256))}
          onEnter={ask}
          error={errand?.kind === 'failed' ? errorSentence(errand.error) : null}
        />
        <div className="buttons">
          <Button onPress={ask} disabled={from.trim() === ''} working={errand?.kind === 'running'}>
            {errand?.kind === 'running' ? t('route.asking') : t('route.ask')}
          </Button>
        </div>
      </BoxBlock>
      {explained ? <Way explained={explained} /> : null}
    </Section>
  )
}

function Way({ explained: { route, failed } }: { readonly explained: Explained }) {
  const { t } = useTranslation()
  const several = useSnapshot((snapshot) => snapshot.accounts.length > 1)
  return (
    <div role="status">
      <BoxBlock>
        <ol className="route">
          {route.steps.map((step, index) => (
            // The same step may come twice: its place in the order is its identity.
            <Step key={index} step={step} named={several} />
          ))}
        </ol>
        {route.findings.length === 0 && failed.length === 0 ? (
          <p className="meta">{t('route.fine')}</p>
        ) : null}
        {route.findings.map(({ code, detail, account }, index) => (
          <p key={index} className="route-finding tone-warn">
            <Icon of={TriangleAlert} size={16} />
            <span>
              {several ? `${account.name}: ` : ''}
              {t(`route.findings.${code}`, { detail: detail ?? '' })}
            </span>
          </p>
        ))}
        {failed.length > 0 ? (
          <p className="route-finding tone-danger">
            <Icon of={TriangleAlert} size={16} />
            <span>{t('route.failed', { names: failed.join(', ') })}</span>
          </p>
        ) : null}
      </BoxBlock>
    </div>
  )
}

function Step({ step, named }: { readonly step: RouteStep; readonly named: boolean }) {
  const { t, i18n } = useTranslation()
  const key = routeStepKey((text) => i18n.exists(`route.steps.${text}`), step)
  const to = step.to === null ? '' : destinationWords(step.to, t)
  const sentence = t(`route.steps.${key}`, { to })
  return (
    <li className="route-step" data-branch={step.when !== null || undefined}>
      <span className={step.action === 'lost' || step.action === 'reject' ? 'tone-danger' : 'tone-quiet'}>
        <Icon of={DRAWINGS[step.action]} size={16} />
      </span>
      <span>
        {named ? <span className="quiet">{step.account.name}: </span> : null}
        {step.seconds === null ? sentence : t('route.forSeconds', { sentence, count: step.seconds })}
      </span>
    </li>
  )
}
