import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components/Button'
import { useShallow } from 'zustand/react/shallow'
import { numberOf } from '../stores/caller.ts'
import { useActions, useSnapshot } from '../stores/screens.tsx'
import { watchedPhones } from '../stores/watched.ts'
import { PhoneMark } from './phone-mark.tsx'
import './watched-strip.css'

/** The watched phones as keys, as on a desk phone: one press calls. */
export function WatchedStrip() {
  const { t } = useTranslation()
  const { dial } = useActions()
  const accounts = useSnapshot(useShallow((snapshot) => snapshot.accounts))
  return (
    <div className="watched-strip" role="group" aria-label={t('others.title')}>
      {watchedPhones(accounts).map(({ accountId, address, state }) => (
        <Button
          key={`${accountId}/${address}`}
          className="watched-key"
          onPress={() => dial(address, accountId)}
        >
          <PhoneMark state={state} name={numberOf(address)} />
          <span className="one-line number" aria-hidden>
            {numberOf(address)}
          </span>
        </Button>
      ))}
    </div>
  )
}
