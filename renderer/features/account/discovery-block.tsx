import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Discovery } from '../../../shared/domain/discovery.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'

/** Looks for the phone server when asked to, and says what was found and why it is used. */
export function DiscoveryBlock({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [found, setFound] = useState<Discovery | null>(null)
  const key = `discovery/${accountId}`
  const errand = useErrand(key)
  return (
    <BoxBlock>
      <p>
        {t('accountPage.line.discovery')}
        <span className="meta" style={{ display: 'block' }}>
          {t('accountPage.line.discoveryHint')}
        </span>
      </p>
      {found ? <Steps found={found} /> : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="buttons">
        <Button
          working={errand?.kind === 'running'}
          onPress={() =>
            errands.getState().run(key, () => commands['account.discover']({ accountId }), setFound)
          }
        >
          {t('accountPage.line.look')}
        </Button>
      </div>
    </BoxBlock>
  )
}

function Steps({ found }: { readonly found: Discovery }) {
  const { t } = useTranslation()
  const { asked, tried, chosen, error } = found
  return (
    <>
      <ol className="discovery-steps selectable" role="status">
        {asked.map((step) => (
          <li key={`${step.ask} ${step.name}`}>
            <span className="meta">{`${step.ask} ${step.name}`}</span>{' '}
            {step.failed ?? (step.found.join(', ') || t('accountPage.line.none'))}
          </li>
        ))}
        {tried.map((one) => (
          <li key={`${one.transport} ${one.address}`}>
            <span className="meta">{`${one.transport} ${one.address}`}</span>{' '}
            {one.error ? errorSentence(one.error) : t('accountPage.line.answers')}
          </li>
        ))}
      </ol>
      <p>
        {chosen
          ? t(`accountPage.line.why.${chosen.why}`, { transport: chosen.transport, place: chosen.place })
          : error
            ? errorSentence(error)
            : null}
      </p>
    </>
  )
}
