import { useTranslation } from 'react-i18next'
import type { JournalView } from '../../../shared/domain/journal.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { age } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { useAccount, useLoad } from './account-context.tsx'
import { JournalCode } from './journal-code.tsx'
import { JournalJoin } from './journal-join.tsx'
import { PartSection } from './part-section.tsx'
import { StopSharing } from './stop-sharing.tsx'

/** What is shared with the person's other machines, and how it stands. */
export function JournalPart() {
  const { t } = useTranslation()
  const { info } = useAccount()
  return (
    <PartSection part="journal" title={t('accountPage.journal.title')}>
      {(journal) => (
        <>
          <BoxBlock>
            <p className="meta">{t('accountPage.journal.lead', { system: info.providerTitle })}</p>
          </BoxBlock>
          {journal.on ? <Shared journal={journal} /> : <JournalJoin />}
        </>
      )}
    </PartSection>
  )
}

function Shared({ journal }: { readonly journal: JournalView }) {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const load = useLoad()
  const now = useNow(MINUTE_MS)
  const key = `exchange/${info.id}`
  const errand = useErrand(key)
  const exchange = (): void =>
    errands.getState().run(key, async () => {
      const answer = await commands['journal.exchange']({ accountId: info.id })
      load('journal')
      return answer
    })
  const { last, waiting, leftOut } = journal
  const lastWords =
    last === null
      ? t('accountPage.journal.lastNever')
      : t('accountPage.journal.lastDone', {
          age: age(last.at, now, screenLocale()),
          sent: last.sent,
          received: last.received,
        })
  const leftOutWords = leftOut
    .map(({ reason, count }) => t(`accountPage.journal.reason.${reason}`, { count }))
    .join(', ')
  return (
    <>
      <BoxBlock>
        <Facts
          facts={[
            { name: t('accountPage.journal.state'), value: t('accountPage.journal.on') },
            { name: t('accountPage.journal.last'), value: lastWords },
            {
              name: t('accountPage.journal.waiting'),
              value:
                waiting === 0
                  ? t('accountPage.journal.waitingNone')
                  : t('accountPage.journal.waiting', { count: waiting }),
            },
            {
              name: t('accountPage.journal.leftOut'),
              value: leftOutWords || t('accountPage.journal.leftOutNone'),
            },
          ]}
        />
        {last?.error ? <ErrorNote error={last.error} onRetry={exchange} /> : null}
        <div className="buttons">
          <Button size="small" onPress={exchange} working={errand?.kind === 'running'}>
            {errand?.kind === 'running'
              ? t('accountPage.journal.exchanging')
              : t('accountPage.journal.exchangeNow')}
          </Button>
          <JournalCode />
          <StopSharing />
        </div>
      </BoxBlock>
    </>
  )
}
