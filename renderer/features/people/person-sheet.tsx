import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhonebookEntry } from '../../../shared/domain/contact.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** `id` null = somebody new. */
export type PersonDraft = { readonly accountId: string; readonly id: string | null }

const FIELDS = [
  'firstName',
  'lastName',
  'number',
  'cellPhoneNumber',
  'homePhoneNumber',
  'emailAddress',
  'companyName',
  'jobDept',
  'jobTitle',
] as const
type Field = (typeof FIELDS)[number]
type Values = Readonly<Record<Field, string>>
const REQUIRED: readonly Field[] = ['firstName', 'lastName', 'number']

type PersonSheetProps = {
  readonly draft: PersonDraft
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

/** Adds somebody to the person's own book, or changes an entry of it. */
export function PersonSheet({ draft, accounts, onClose }: PersonSheetProps) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [accountId, setAccountId] = useState(draft.accountId)
  const [before, setBefore] = useState<Values | null>(draft.id === null ? valuesOf(null) : null)
  const [values, setValues] = useState<Values>(() => valuesOf(null))
  const key = errandKey.person(draft.accountId, draft.id ?? 'new')
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  const { id } = draft
  useEffect(() => {
    if (id === null) return
    run(
      key,
      () => commands['people.show']({ accountId: draft.accountId, id }),
      (entry) => {
        setBefore(valuesOf(entry))
        setValues(valuesOf(entry))
      },
    )
  }, [commands, draft.accountId, id, key, run])
  useEffect(() => () => dismiss(key), [dismiss, key])
  const missing = REQUIRED.some((field) => values[field].trim() === '')
  const save = (): void => {
    if (missing || before === null) return
    const change = Object.fromEntries(
      FIELDS.filter((field) => values[field] !== before[field]).map((field) => [field, values[field]]),
    )
    run(key, () => commands['people.save']({ accountId, id, change }), onClose)
  }
  const title =
    id === null
      ? t('people.add')
      : t('people.editTitle', { name: [before?.firstName, before?.lastName].join(' ') })
  return (
    <Sheet title={title} open onClose={onClose} wide>
      <div className="person-form">
        {id === null && accounts.length > 1 ? (
          <SelectBox
            label={t('people.addTo')}
            showLabel
            value={accountId}
            options={accounts.map((account) => ({ id: account.id, label: account.name }))}
            onChange={setAccountId}
          />
        ) : null}
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(`preferences.fields.${field}`)}
            value={values[field]}
            kind={field === 'emailAddress' ? 'email' : 'text'}
            required={REQUIRED.includes(field)}
            autoFocus={field === 'firstName' && id === null}
            mark={REQUIRED.includes(field) ? undefined : t('common.optional')}
            onChange={(value) => setValues((old) => ({ ...old, [field]: value }))}
            onEnter={save}
          />
        ))}
      </div>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} /> : null}
      <div className="buttons">
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          kind="primary"
          disabled={missing || before === null}
          working={errand?.kind === 'running'}
          onPress={save}
        >
          {t('common.save')}
        </Button>
      </div>
    </Sheet>
  )
}

function valuesOf(entry: PhonebookEntry | null): Values {
  const of = (field: Field): string =>
    field === 'firstName' || field === 'lastName' || field === 'number'
      ? (entry?.[field] ?? '')
      : (entry?.details[field] ?? '')
  return Object.fromEntries(FIELDS.map((field) => [field, of(field)])) as Values
}
