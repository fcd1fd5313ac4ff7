import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, BoxRow, Section } from '../../ui/box.tsx'
import { Choice } from '../../ui/choice.tsx'
import { age } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'

/** Whether the people called see the number. No system tells the state: nothing is chosen until it was set here. */
export function PrivacyPanel() {
  const { t } = useTranslation()
  const able = useSnapshot(
    useShallow((snapshot) => snapshot.accounts.filter((view) => view.info.capabilities.includes('privacy'))),
  )
  if (able.length === 0) return null
  return (
    <Section title={t('privacy.title')}>
      {able.map((view) => (
        <PrivacyAccount key={view.info.id} view={view} />
      ))}
    </Section>
  )
}

function PrivacyAccount({ view }: { readonly view: AccountView }) {
  const { t } = useTranslation()
  const { setPrivacy } = useActions()
  const now = useNow(MINUTE_MS)
  const { id, name } = view.info
  const { state, pending, error } = view.privacy
  const errand = useErrand(errandKey.privacy(id))
  const failure = error ?? (errand?.kind === 'failed' ? errand.error : null)
  const known = state.value.kind === 'on' ? 'hide' : state.value.kind === 'off' ? 'show' : null
  const hint =
    known === null
      ? t('privacy.unknown')
      : t('privacy.setHere', { age: age(state.asOf, now, screenLocale()) })
  return (
    <div>
      <BoxRow>
        <span className="grow">
          <span className="one-line">{name}</span>
          <span className="switch-hint">{pending ? t('dnd.waiting') : hint}</span>
        </span>
        <Choice
          label={t('privacy.label', { name })}
          value={known}
          onChange={(choice) => setPrivacy(id, choice === 'hide')}
          options={[
            { id: 'show', label: t('privacy.show') },
            { id: 'hide', label: t('privacy.hide') },
          ]}
        />
      </BoxRow>
      {failure ? (
        <BoxBlock>
          <ErrorNote error={failure} />
        </BoxBlock>
      ) : null}
    </div>
  )
}
