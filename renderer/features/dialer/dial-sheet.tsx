import { Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { DIAL_GUARD_MS, mustAccept } from '../../../shared/domain/dial-guard.ts'
import type { DialRequest } from '../../../shared/domain/dial-request.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Note } from '../../ui/note.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { SelectBox } from '../../ui/select-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import { groupedNumber } from './grouped-number.ts'

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
  const [accepted, setAccepted] = useState(false)
  // A click or key that was on its way when the sheet appeared must not call (security.md 5.2); main looks too.
  const settled = useSettled(DIAL_GUARD_MS)
  const errand = useErrand(errandKey.confirm(request.id))
  const ready = lines.filter((view) => view.line.kind === 'ready')
  const automatic = ready.find((view) => view.info.id === preferred) ?? ready[0] ?? lines[0]
  const origin: Readonly<Record<DialRequest['origin'], string>> = {
    link: t('dial.link'),
    'command-line': t('dial.commandLine'),
    hotkey: t('desk.dial.hotkey'),
    'missed-call': t('desk.dial.missedCall'),
  }
  const asksConsent = request.risks.some(mustAccept)
  return (
    <Sheet
      asks
      open
      title={t('dial.question', { target: groupedNumber(request.display) })}
      onClose={() => dismissDial(request.id)}
    >
      <p className="sheet-text">
        {origin[request.origin]} <CountryWords request={request} />
      </p>
      {request.risks.map((risk) => (
        <Note key={risk} tone={risk === 'emergency' ? 'info' : 'warn'}>
          <p>{t(`desk.dial.risk.${risk}`)}</p>
        </Note>
      ))}
      {request.tones === null ? null : (
        <p className="sheet-text">{t('desk.dial.tones', { tones: request.tones })}</p>
      )}
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
      {asksConsent ? <Checkbox label={t('desk.dial.accept')} on={accepted} onChange={setAccepted} /> : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button
          kind="call"
          size="large"
          icon={Phone}
          disabled={!settled || (asksConsent && !accepted)}
          working={errand?.kind === 'running'}
          onPress={() => confirmDial(request.id, chosen, accepted)}
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

function CountryWords({ request: { country } }: { readonly request: DialRequest }) {
  const { t } = useTranslation()
  if (country === null) return null
  const name =
    country.region === null
      ? undefined
      : new Intl.DisplayNames([screenLocale()], { type: 'region' }).of(country.region)
  return name === undefined
    ? t('desk.dial.sharedCode', { code: country.code })
    : t('desk.dial.international', { country: name, code: country.code })
}
