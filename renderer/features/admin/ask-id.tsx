import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAdmin, useAdminWords } from './admin-context.tsx'

/** For what the system cannot list: a person says which one. */
export function AskId({ place }: { readonly place: AdminPlace & { kind: 'ask' } }) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const open = useAdmin((state) => state.open)
  const [id, setId] = useState('')
  const { resource, name } = place
  const go = (): void => {
    const wanted = id.trim()
    if (wanted === '') return
    const kind = resource.verbs.includes('get') ? 'item' : 'form'
    open({ kind, resource, name, id: wanted })
  }
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <TextField
        label={words.field(resource.idField)}
        hint={t('admin.id')}
        value={id}
        onChange={setId}
        autoFocus
      />
      <div className="buttons">
        <Button kind="primary" submit disabled={id.trim() === ''}>
          {t('admin.openOne')}
        </Button>
      </div>
    </form>
  )
}
