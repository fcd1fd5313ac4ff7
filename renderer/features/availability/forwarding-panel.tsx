import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { ForwardingAccount } from './forwarding-account.tsx'

/** Where calls go instead, of one account at a time. */
export function ForwardingPanel() {
  const { t } = useTranslation()
  const able = useSnapshot(
    useShallow((snapshot) =>
      snapshot.accounts.filter(({ info: { capabilities } }) =>
        capabilities.some((can) => can === 'forwarding-by-condition' || can === 'forwarding-ring-sequence'),
      ),
    ),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = able.find((view) => view.info.id === chosen) ?? able[0]
  if (!shown) {
    return (
      <Section title={t('forwarding.title')}>
        <BoxBlock>
          <p className="quiet">{t('forwarding.none')}</p>
        </BoxBlock>
      </Section>
    )
  }
  return (
    <Section title={t('forwarding.title')}>
      {able.length > 1 ? (
        <BoxBlock>
          <SelectBox
            label={t('forwarding.for')}
            value={shown.info.id}
            onChange={setChosen}
            options={able.map((view) => ({
              id: view.info.id,
              label: view.info.name,
              hint: view.info.address,
            }))}
          />
        </BoxBlock>
      ) : null}
      <ForwardingAccount key={shown.info.id} view={shown} />
    </Section>
  )
}
