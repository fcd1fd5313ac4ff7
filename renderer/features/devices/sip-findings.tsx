import { CircleAlert, CircleCheck } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { isConfigField } from '../../../shared/domain/intercom-fields.ts'
import type { IntercomFinding } from '../../../shared/domain/intercom.ts'
import type { RepairOutcome } from '../../../shared/domain/intercom-write.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { fieldWord } from './field-word.ts'
import { useDoor, useIntercom, useIntercomErrand } from './intercom-context.tsx'

/** What is wrong with one SIP account, field by field, and setting exactly that. */
export function SipFindings({ number }: { readonly number: number }) {
  const { t } = useTranslation()
  const door = useDoor()
  const repair = useIntercom((state) => state.repair)
  const repaired = useIntercom((state) => state.repaired)
  const errand = useIntercomErrand(`repair/${number}`)
  const findings = door?.intercom.health.findings.filter(({ sipAccount }) => sipAccount === number) ?? []
  const outcome = repaired?.sipAccount === number ? repaired.outcome : null
  const canSet = findings.some(({ field, expected }) => expected !== null && isConfigField(field))
  return (
    <>
      {findings.length === 0 ? null : (
        <ul className="findings" aria-label={t('devices.sip.findings')}>
          {findings.map((finding) => (
            <Finding key={finding.field} finding={finding} />
          ))}
        </ul>
      )}
      {outcome ? <Repaired outcome={outcome} /> : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {canSet ? (
        <div className="buttons">
          <Button kind="primary" working={errand?.kind === 'running'} onPress={() => repair(number)}>
            {t(errand?.kind === 'running' ? 'devices.sip.repairing' : 'devices.sip.repair')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Finding({ finding }: { readonly finding: IntercomFinding }) {
  const { t } = useTranslation()
  const { field, database, problem, got, expected } = finding
  const isField = isConfigField(field)
  return (
    <li className="finding">
      <span className="tone-warn">
        <Icon of={CircleAlert} size={16} />
      </span>
      <div className="grow">
        <p>
          {`${fieldWord(field, t)}: ${t(`devices.sip.problem.${problem}`)}`}
          {database === null ? null : <span className="meta"> {database}</span>}
        </p>
        {isField ? (
          <p className="meta">
            <bdi>{t('devices.sip.now', { value: valueWord(got, t) })}</bdi>
            {' · '}
            <bdi>
              {expected === null
                ? t('devices.sip.byHand')
                : t('devices.sip.should', { value: valueWord(expected, t) })}
            </bdi>
          </p>
        ) : (
          <p className="meta">{t('devices.sip.notRegisteredHint')}</p>
        )}
      </div>
    </li>
  )
}

/** What was set, read back from the device, and whether it registered afterwards. */
function Repaired({ outcome }: { readonly outcome: RepairOutcome }) {
  const { t } = useTranslation()
  const { write, registered, verifiedBy, proposed } = outcome
  if (write?.kind === 'refused')
    return (
      <>
        <Note tone="warn" title={t('devices.sip.repairRefused')} live />
        <ErrorNote error={write.error} />
      </>
    )
  const word =
    write === null
      ? registered === false
        ? 'notRegisteredHint'
        : 'repairedAsIs'
      : registered === null
        ? 'repairedUnknown'
        : registered
          ? 'repaired'
          : 'repairedNot'
  return (
    <Note tone={registered === false ? 'warn' : 'ok'} title={t(`devices.sip.${word}`)} live>
      {write === null
        ? null
        : proposed.map(({ field, expected }) => (
            <p key={field} className="repaired-line">
              <Icon of={CircleCheck} size={14} />
              <span>
                {fieldWord(field, t)}: {t('devices.sip.expected')} <bdi>{valueWord(expected, t)}</bdi>,{' '}
                {t('devices.sip.after')}{' '}
                <bdi>{valueWord(isConfigField(field) ? String(write.config[field] ?? '') : null, t)}</bdi>
              </span>
            </p>
          ))}
      {verifiedBy === null ? null : <p>{t(`devices.sip.verifiedBy.${verifiedBy}`)}</p>}
    </Note>
  )
}

function valueWord(value: string | null, t: TFunction): string {
  return value === null || value === '' ? t('devices.sip.empty') : value
}
