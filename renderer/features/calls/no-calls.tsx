import { Phone, PhoneMissed, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDialer, useHistory, useView } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'

/** Why the list is empty and what to do about it. */
export function NoCalls() {
  const { t } = useTranslation()
  const { filter, search, loading, error, setSearch } = useHistory((history) => history)
  const setText = useDialer((state) => state.setText)
  const showTab = useView((view) => view.showTab)
  const wanted = search.trim()
  if (error || loading === 'first' || loading === 'stale') return <div className="grow" />
  if (wanted !== '') {
    const call = (): void => {
      setText(wanted)
      showTab('keypad', 'keypad-field')
    }
    const action = (
      <>
        <Button kind="primary" onPress={call}>
          {t('calls.noHitCall', { search: wanted })}
        </Button>
        <Button onPress={() => setSearch('')}>{t('calls.noHitClear')}</Button>
      </>
    )
    return <Empty icon={Search} title={t('calls.noHit', { search: wanted })} action={action} />
  }
  if (filter === 'missed') {
    return <Empty icon={PhoneMissed} title={t('calls.emptyMissed')} hint={t('calls.emptyMissedHint')} />
  }
  const action = (
    <Button kind="primary" onPress={() => showTab('keypad', 'keypad-field')}>
      {t('calls.emptyAction')}
    </Button>
  )
  return <Empty icon={Phone} title={t('calls.empty')} hint={t('calls.emptyHint')} action={action} />
}
