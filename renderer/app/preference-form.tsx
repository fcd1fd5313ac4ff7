import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandResult } from '../../shared/bridge.ts'
import type {
  FieldValue,
  PreferenceField,
  Preferences,
  PreferenceSet,
} from '../../shared/domain/preferences.ts'
import { useErrand, useScreens } from '../stores/screens.tsx'
import { BoxBlock, Section } from '../ui/box.tsx'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Fold } from '../ui/fold.tsx'
import { Note } from '../ui/note.tsx'
import { SelectBox } from '../ui/select-box.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ErrorNote } from './error-note.tsx'
import './preference-form.css'

type Written = CommandResult<'preferences.write'>
type Source = {
  readonly key: string
  readonly read: () => Promise<CommandResult<'preferences.read'>>
  readonly write: (change: Readonly<Record<string, string>>) => Promise<Written>
}

/** One set of a person's settings at a phone system. */
export function PreferenceSection({
  accountId,
  set,
}: {
  readonly accountId: string
  readonly set: PreferenceSet
}) {
  const { t } = useTranslation()
  const { commands } = useScreens()
  const source = useMemo(
    (): Source => ({
      key: `preferences/${accountId}/${set}`,
      read: () => commands['preferences.read']({ accountId, set }),
      write: (change) => commands['preferences.write']({ accountId, set, change }),
    }),
    [accountId, commands, set],
  )
  return <PreferenceForm source={source} title={t(`preferences.sets.${set}`)} />
}

/** The settings of a conference room. */
export function RoomSettings(props: {
  readonly accountId: string
  readonly room: string
  readonly title: string
}) {
  const { commands } = useScreens()
  const { accountId, room, title } = props
  const source = useMemo(
    (): Source => ({
      key: `conference/${accountId}/${room}`,
      read: () => commands['conference.settings']({ accountId, room }),
      write: (change) => commands['conference.change']({ accountId, room, change }),
    }),
    [accountId, commands, room],
  )
  return <PreferenceForm source={source} title={title} />
}

/** A form drawn from what the system says it has; only what was changed is sent. */
function PreferenceForm({ source, title }: { readonly source: Source; readonly title: string }) {
  const { t } = useTranslation()
  const { errands } = useScreens()
  const [preferences, setPreferences] = useState<Preferences | null>(null)
  const [change, setChange] = useState<Readonly<Record<string, string>>>({})
  const [confirmed, setConfirmed] = useState<boolean | null>(null)
  const { key } = source
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  const load = useCallback(() => run(key, source.read, setPreferences), [key, run, source])
  useEffect(load, [load])
  if (preferences === null)
    return errand?.kind === 'failed' ? (
      <Section title={title}>
        <BoxBlock>
          <ErrorNote error={errand.error} onRetry={load} />
        </BoxBlock>
      </Section>
    ) : null
  const { fields, values } = preferences
  const put = (field: PreferenceField, text: string): void => {
    setConfirmed(null)
    const { [field.key]: _, ...others } = change
    setChange(text === asText(values[field.key]) ? others : { ...change, [field.key]: text })
  }
  const save = (): void =>
    run(
      key,
      () => source.write(change),
      (written) => {
        setPreferences(written.value)
        setConfirmed(written.confirmed)
        setChange({})
      },
    )
  const writable = fields.filter((field) => field.readOnly !== true)
  const main = writable.filter((field) => !field.key.includes('.'))
  const grouped = writable.filter((field) => field.key.includes('.'))
  const told = fields.filter((field) => field.readOnly === true && asText(values[field.key]) !== '')
  const row = (field: PreferenceField) => (
    <FieldRow
      key={field.key}
      field={field}
      text={change[field.key] ?? asText(values[field.key])}
      onChange={(text) => put(field, text)}
    />
  )
  return (
    <Section title={title}>
      {main.filter(({ kind }) => kind === 'toggle').map(row)}
      <BoxBlock>
        <div className="preference-form">
          {main.filter(({ kind }) => kind !== 'toggle').map(row)}
          {grouped.length > 0 ? (
            <Fold title={t('common.details')}>
              <div className="preference-form">{grouped.map(row)}</div>
            </Fold>
          ) : null}
          {told.length > 0 ? <ReadOnly fields={told} values={values} /> : null}
          {errand?.kind === 'failed' ? (
            <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} />
          ) : null}
          {confirmed === null ? null : (
            <Note tone={confirmed ? 'ok' : 'warn'} live>
              {confirmed ? t('preferences.saved') : t('preferences.unconfirmed')}
            </Note>
          )}
          {writable.length === 0 ? null : (
            <div className="buttons">
              <Button
                kind="primary"
                disabled={Object.keys(change).length === 0}
                working={errand?.kind === 'running'}
                onPress={save}
              >
                {t('common.save')}
              </Button>
            </div>
          )}
        </div>
      </BoxBlock>
    </Section>
  )
}

function ReadOnly({ fields, values }: Preferences) {
  const { t } = useTranslation()
  const label = useFieldLabel()
  const yes = (value: FieldValue | undefined): string =>
    value === true ? t('preferences.yes') : value === false ? t('preferences.no') : asText(value)
  return <Facts facts={fields.map(({ key }) => ({ name: label(key), value: yes(values[key]) }))} />
}

type FieldRowProps = {
  readonly field: PreferenceField
  readonly text: string
  readonly onChange: (text: string) => void
}

function FieldRow({ field, text, onChange }: FieldRowProps) {
  const { t, i18n } = useTranslation()
  const label = useFieldLabel()(field.key)
  const nameOf = (value: string): string => {
    const path = `preferences.values.${value}`
    // `exists` has said that the key is one of the dictionary.
    return i18n.exists(path) ? t(path as 'preferences.yes') : value
  }
  if (field.kind === 'toggle')
    return <Switch title={label} on={text === 'true'} onChange={(on) => onChange(String(on))} />
  if (field.kind === 'select')
    return (
      <SelectBox
        label={label}
        showLabel
        value={text === '' ? null : text}
        options={(field.options ?? []).map((id) => ({ id, label: nameOf(id) }))}
        onChange={onChange}
      />
    )
  return <TextField label={label} value={text} onChange={onChange} />
}

/** The name of a field: its own, that of a part and its group, or the system's where nobody has found words yet. */
function useFieldLabel(): (key: string) => string {
  const { t, i18n } = useTranslation()
  return (key) => {
    const [group = '', part] = key.split('.')
    const has = (path: string): boolean => i18n.exists(`preferences.${path}`)
    // `exists` has said that the key is one of the dictionary.
    const words = (path: string): string => t(`preferences.${path}` as 'preferences.yes')
    if (group === 'menu' && part !== undefined) return t('preferences.fields.menu', { key: part })
    if (part !== undefined && has(`parts.${part}`) && has(`groups.${group}`))
      return `${words(`parts.${part}`)} (${words(`groups.${group}`)})`
    return has(`fields.${key}`) ? words(`fields.${key}`) : key
  }
}

function asText(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
