import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { planKey, type ForwardCondition } from '../../../shared/domain/forward-conditions.ts'
import type { ConditionPlan } from '../../../shared/domain/forwarding.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { destinationWords } from '../../stores/destination.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { conditionWords } from './condition-words.ts'
import { chosenDestination, startChoice, type DestinationChoice } from './destination-choice.ts'

type DestinationSheetProps = {
  readonly view: AccountView
  readonly plan: ConditionPlan
  readonly when: ForwardCondition
  readonly onClose: () => void
}

/** Where calls of one condition should go. The button says what will happen. */
export function DestinationSheet({ view, plan, when, onClose }: DestinationSheetProps) {
  const { t } = useTranslation()
  const { setForwarding } = useActions()
  const { id, destinationKeywords } = view.info
  const current = plan[planKey(when)]
  const [choice, setChoice] = useState<DestinationChoice>(() => startChoice(current, destinationKeywords))
  const [tried, setTried] = useState(false)
  const errand = useErrand(errandKey.forwarding(id, when))
  const to = chosenDestination(choice)
  const missing = tried && to === undefined
  const mobile = view.identity?.mobileNumber ?? null
  const stop = when === 'always' ? t('forwarding.stopAlways') : t('forwarding.stop')

  const save = (): void => {
    setTried(true)
    if (to === current) onClose()
    else if (to !== undefined) setForwarding(id, when, to, onClose)
  }

  const options = [
    { kind: 'nowhere', label: when === 'always' ? t('forwarding.nowhereAlways') : t('forwarding.nowhere') },
    ...destinationKeywords.map((kind) => ({ kind, label: destinationWords(kind, t, mobile) })),
    { kind: 'other', label: t('forwarding.other') },
  ] as const
  return (
    <Sheet open title={conditionWords(when, view, t)} onClose={onClose}>
      <RadioGroup
        className="radio-list"
        aria-label={t('forwarding.where')}
        value={choice.kind}
        onChange={(next) => {
          const option = options.find(({ kind }) => kind === next)
          if (option) setChoice({ ...choice, kind: option.kind })
        }}
      >
        {options.map(({ kind, label }) => (
          <Radio key={kind} value={kind} className="radio-row">
            <span className="radio-dot" aria-hidden />
            {label}
          </Radio>
        ))}
      </RadioGroup>
      {choice.kind === 'other' ? (
        <TextField
          autoFocus
          label={t('forwarding.otherField')}
          placeholder={t('forwarding.otherPlaceholder')}
          value={choice.text}
          onChange={(text) => setChoice({ ...choice, text })}
          onEnter={save}
          error={missing ? t('addAccount.fieldMissing') : null}
        />
      ) : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button kind="primary" working={errand?.kind === 'running'} onPress={save}>
          {errand?.kind === 'running'
            ? t('forwarding.saving')
            : to === null
              ? stop
              : t(`forwarding.apply.${when}`)}
        </Button>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
      </div>
    </Sheet>
  )
}
