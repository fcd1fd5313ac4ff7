import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHistory, useView } from '../../stores/screens.tsx'
import { Choice } from '../../ui/choice.tsx'
import { SearchBox } from '../../ui/search-box.tsx'

/** Which calls to show. */
export function CallsTools() {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { filter, search, setFilter, setSearch } = useHistory((history) => history)
  const wish = useView((view) => view.focusWish)
  const focusDone = useView((view) => view.focusDone)
  useEffect(() => {
    if (wish !== 'search') return
    input.current?.focus()
    input.current?.select()
    focusDone()
  }, [wish, focusDone])
  return (
    <div className="calls-tools">
      <Choice
        label={t('calls.filter')}
        value={filter}
        onChange={setFilter}
        options={[
          { id: 'all', label: t('calls.all') },
          { id: 'missed', label: t('calls.missed') },
        ]}
      />
      <SearchBox label={t('calls.search')} value={search} onChange={setSearch} inputRef={input} />
    </div>
  )
}
