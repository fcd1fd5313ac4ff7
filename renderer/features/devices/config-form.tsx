import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  checkConfigChange,
  CONFIG_FIELD_NAMES,
  PASSWORD_DATABASE,
  withConfigText,
  type ConfigChange,
  type ConfigField,
} from '../../../shared/domain/intercom-fields.ts'
import type { SipAccountConfig } from '../../../shared/domain/intercom.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ConfigFieldRow } from './config-field.tsx'
import { useIntercom, useIntercomErrand } from './intercom-context.tsx'

/**
 * All settings of one SIP account. Only what was changed is sent, after comparing with what was seen; the password can be
 * written and never read.
 */
export function ConfigForm({ config }: { readonly config: SipAccountConfig }) {
  const { t } = useTranslation()
  const { account } = config
  const [change, setChange] = useState<ConfigChange>({})
  const [password, setPassword] = useState('')
  /** The settings as they were when the change began: what the device is compared with. */
  const [seen, setSeen] = useState(config)
  const save = useIntercom((state) => state.save)
  const undo = useIntercom((state) => state.undo)
  const saved = useIntercom((state) => state.saved)
  const canUndo = useIntercom(
    ({ changes }) =>
      changes.value?.some(({ what }) => what.kind === 'config' && what.sipAccount === account) ?? false,
  )
  const errand = useIntercomErrand(`save/${account}`)
  const write = saved?.sipAccount === account ? saved.write : null
  const real = onlyReal(change, config)
  const problems = checkConfigChange(real, config)
  const count = Object.keys(real).length + (password === '' ? 0 : 1)
  const working = errand?.kind === 'running'

  const edit = (field: ConfigField, text: string): void => {
    if (count === 0) setSeen(config)
    setChange(withConfigText(change, field, text) ?? change)
  }
  const reset = (): void => {
    setChange({})
    setPassword('')
  }
  const submit = (): void => {
    // After a refusal because somebody else was there, what is seen now is what they left.
    const expected = errand?.kind === 'failed' && errand.error.code === 'conflict' ? config : seen
    save({ sipAccount: account, set: real, password: password === '' ? null : password, expected })
  }
  return (
    <div className="config-form">
      {CONFIG_FIELD_NAMES.map((field) => (
        <ConfigFieldRow
          key={field}
          field={field}
          value={change[field] ?? config[field]}
          problem={problems.get(field) ?? null}
          write={write}
          onChange={(text) => edit(field, text)}
        />
      ))}
      <TextField
        label={t('devices.config.field.password')}
        mark={PASSWORD_DATABASE}
        kind="password"
        value={password}
        onChange={setPassword}
        placeholder={t('devices.config.unchanged')}
        hint={t('devices.config.passwordHint')}
        autoComplete="new-password"
        eye={{ show: t('common.show'), hide: t('common.hide') }}
      />
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {write ? <Written account={account} /> : null}
      <div className="buttons">
        <Button kind="primary" working={working} disabled={count === 0 || problems.size > 0} onPress={submit}>
          {t(working ? 'devices.config.saving' : 'devices.config.save')}
        </Button>
        {count === 0 ? null : (
          <Button kind="quiet" onPress={reset}>
            {t('devices.config.reset')}
          </Button>
        )}
        {canUndo ? (
          <Button kind="quiet" icon={Undo2} working={working} onPress={() => undo(account)}>
            {t('devices.config.undo')}
          </Button>
        ) : null}
      </div>
      <p className="meta">
        {count === 0 ? t('devices.config.nothing') : t('devices.config.changed', { count })}
      </p>
    </div>
  )
}

/** What became of the upload as a whole; the fields say it for themselves. */
function Written({ account }: { readonly account: number }) {
  const { t } = useTranslation()
  const saved = useIntercom((state) => state.saved)
  if (saved?.sipAccount !== account) return null
  const { write, undone } = saved
  if (write.kind === 'refused')
    return (
      <>
        <Note tone="warn" title={t('devices.config.refused')} live />
        <ErrorNote error={write.error} />
      </>
    )
  const { confirmed, passwordKept, fields } = write
  const word = undone ? (confirmed ? 'undone' : 'undoneNot') : confirmed ? 'saved' : 'savedNot'
  const hasPassword = fields.some(({ field }) => field === 'password')
  return (
    <Note tone={confirmed ? 'ok' : 'warn'} title={t(`devices.config.${word}`)} live>
      {hasPassword ? <p>{t('devices.config.notReadable')}</p> : null}
      {passwordKept ? <p>{t('devices.config.passwordKept')}</p> : null}
    </Note>
  )
}

/** A field that was put back by hand is no change. */
function onlyReal(change: ConfigChange, config: SipAccountConfig): ConfigChange {
  return CONFIG_FIELD_NAMES.reduce<ConfigChange>((real, field) => {
    const value = change[field]
    return value === undefined || value === config[field]
      ? real
      : (withConfigText(real, field, String(value)) ?? real)
  }, {})
}
