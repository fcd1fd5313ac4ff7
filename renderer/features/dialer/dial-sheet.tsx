import { Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { DialRequest } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** A link or another program wants to call somebody: nothing is dialled without a yes. */
export function DialSheet() {
  const request = useSnapshot((snapshot) => snapshot.dialRequest)
  return request ? <DialQuestion key={request.id} request={request} /> : null
}

function DialQuestion({ request }: { readonly request: DialRequest }) {
  const { t } = useTranslation()
  const { confirmDial, dismissDial } = useActions()
  const lines = useSnapshot(useShallow((snapshot) => snapshot.accounts.filter((view) => view.info.hasLine)))
  const preferred = useSnapshot((snapshot) => snapshot.settings.outgoingAccountId)
  const [chosen, setChosen] = useState<string | null>(null)
  const errand = useErrand(errandKey.confirm(request.id))
  const ready = lines.filter((view) => view.line.kind === 'ready')
  const automatic = ready.find((view) => view.info.id === preferred) ?? ready[0] ?? lines[0]
  return (
    <Sheet
      asks
      open
      title={t('dial.question', { target: request.display })}
      onClose={() => dismissDial(request.id)}
    >
      <p className="sheet-text">{request.origin === 'link' ? t('dial.link') : t('dial.commandLine')}</p>
      {lines.length > 1 ? (
        <SelectBox
          showLabel
          label={t('dial.with')}
          value={chosen ?? automatic?.info.id ?? null}
          onChange={setChosen}
          options={lines.map((view) => ({
            id: view.info.id,
            label: view.info.name,
            hint: t(`line.${view.line.kind}`),
          }))}
        />
      ) : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button
          kind="call"
          size="large"
          icon={Phone}
          working={errand?.kind === 'running'}
          onPress={() => confirmDial(request.id, chosen)}
        >
          {t('dial.call')}
        </Button>
        <Button size="large" onPress={() => dismissDial(request.id)}>
          {t('dial.dismiss')}
        </Button>
      </div>
    </Sheet>
  )
}
