import { Clock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Icon } from '../../ui/icon.tsx'

/** What the clock of the phone system shows, in its own words: nobody but it knows its zone. */
export function ServerTime({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [time, setTime] = useState<string | null>(null)
  const key = `server-time/${accountId}`
  const errand = useErrand(key)
  const { run } = errands.getState()
  useEffect(
    () => run(key, () => commands['account.serverTime']({ accountId }), setTime),
    [accountId, commands, key, run],
  )
  if (time === null) return errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null
  return (
    <Section title={t('phoneSystem.time')}>
      <BoxBlock>
        <p className="server-time">
          <Icon of={Clock} size={16} />
          <bdi className="selectable">{time}</bdi>
        </p>
        <p className="meta">{t('phoneSystem.timeHint')}</p>
      </BoxBlock>
    </Section>
  )
}
