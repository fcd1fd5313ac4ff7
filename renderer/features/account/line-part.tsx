import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../../shared/domain/provider.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAccount } from './account-context.tsx'
import { DiscoveryBlock } from './discovery-block.tsx'

type Values = Readonly<Record<string, string>>

/** The optional values of the account's form, and how its phone server is found. */
export function LinePart() {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const accountId = info.id
  const manifest = useSnapshot(({ providers }) => providers.find(({ id }) => id === info.provider))
  const [turn, setTurn] = useState(0)
  const ask = useCallback(
    async () => ({ turn, values: await commands['account.options']({ accountId }) }).values,
    [commands, accountId, turn],
  )
  const { value: stored, error } = useAnswer(ask)
  const [changed, setChanged] = useState<Values>({})
  const key = `options/${accountId}`
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  const fields = manifest?.fields.filter(({ key: name }) => stored && name in stored) ?? []
  const save = (): void =>
    run(
      key,
      () => commands['account.setOptions']({ accountId, values: { ...changed } }),
      () => {
        setChanged({})
        setTurn(turn + 1)
      },
    )
  return (
    <Section title={t('accountPage.line.title')}>
      {error ? (
        <BoxBlock>
          <ErrorNote error={error} />
        </BoxBlock>
      ) : null}
      {stored
        ? fields.map((field) => (
            <OptionRow
              key={field.key}
              field={field}
              value={changed[field.key] ?? stored[field.key] ?? ''}
              onChange={(next) => setChanged({ ...changed, [field.key]: next })}
            />
          ))
        : null}
      {errand?.kind === 'failed' || Object.keys(changed).length > 0 ? (
        <BoxBlock>
          {errand?.kind === 'failed' ? (
            <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} />
          ) : null}
          <div className="buttons">
            <Button onPress={() => setChanged({})}>{t('common.cancel')}</Button>
            <Button kind="primary" working={errand?.kind === 'running'} onPress={save}>
              {t('common.save')}
            </Button>
          </div>
        </BoxBlock>
      ) : null}
      {info.hasLine ? <DiscoveryBlock accountId={accountId} /> : null}
    </Section>
  )
}

type OptionRowProps = {
  readonly field: FormField
  readonly value: string
  readonly onChange: (value: string) => void
}

function OptionRow({ field, value, onChange }: OptionRowProps) {
  const { label, hint, placeholder, kind, options = [] } = field
  if (kind === 'toggle')
    return (
      <Switch
        title={label}
        {...(hint !== undefined && { hint })}
        on={value === 'yes'}
        onChange={(on) => onChange(on ? 'yes' : '')}
      />
    )
  return (
    <BoxBlock>
      {kind === 'select' ? (
        <SelectBox
          label={label}
          showLabel
          value={value || (field.default ?? null)}
          options={options.map((option) => ({ id: option.value, label: option.label }))}
          onChange={onChange}
        />
      ) : (
        <TextField label={label} hint={hint} placeholder={placeholder} value={value} onChange={onChange} />
      )}
    </BoxBlock>
  )
}
