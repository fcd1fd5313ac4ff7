import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProxyChoice } from '../../../shared/domain/proxy.ts'
import { PROXY_SERVER } from '../../../shared/domain/proxy-server.ts'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Switch } from '../../ui/switch.tsx'
import { RtpPortsRow } from './rtp-ports-row.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Autostart and proxy. */
export function StartSection() {
  const { t } = useTranslation()
  const autostart = useSnapshot((snapshot) => snapshot.settings.autostart)
  const noTray = useSnapshot((snapshot) => snapshot.desktop.tray === 'absent')
  const fixed = useSnapshot((snapshot) => snapshot.managed.fixed)
  const { changeSettings } = useActions()
  return (
    <Section title={t('desk.start.title')}>
      <Switch
        title={t('desk.start.autostart')}
        hint={t(fixed.includes('autostart') ? 'desk.start.fixed' : 'desk.start.autostartHint')}
        on={autostart}
        disabled={fixed.includes('autostart')}
        onChange={(on) => changeSettings({ autostart: on })}
      />
      {noTray ? (
        <BoxBlock>
          <p className="meta">{t('desk.start.noTray')}</p>
        </BoxBlock>
      ) : null}
      <ProxyRow fixed={fixed.includes('proxy')} />
      <RtpPortsRow />
    </Section>
  )
}

function ProxyRow({ fixed }: { readonly fixed: boolean }) {
  const { t } = useTranslation()
  const proxy = useSnapshot((snapshot) => snapshot.settings.proxy)
  const { changeSettings } = useActions()
  const [kind, setKind] = useState<ProxyChoice['kind'] | null>(null)
  const shown = kind ?? proxy.kind
  return (
    <>
      <BoxBlock>
        <p>
          {t('desk.start.proxy')}
          <span className="meta" style={{ display: 'block' }}>
            {t(fixed ? 'desk.start.fixed' : 'desk.start.proxyHint')}
          </span>
        </p>
        <Choice
          label={t('desk.start.proxy')}
          value={shown}
          disabled={fixed}
          onChange={(next) => {
            setKind(next)
            if (next !== 'manual') changeSettings({ proxy: { kind: next } })
          }}
          options={(['system', 'none', 'manual'] as const).map((id) => ({
            id,
            label: t(`desk.start.proxyKind.${id}`),
          }))}
        />
      </BoxBlock>
      {shown === 'manual' && !fixed ? (
        <ManualProxy
          proxy={proxy}
          onSave={(next) => {
            changeSettings({ proxy: next })
            setKind(null)
          }}
        />
      ) : null}
    </>
  )
}

function ManualProxy({
  proxy,
  onSave,
}: {
  readonly proxy: ProxyChoice
  readonly onSave: (proxy: ProxyChoice) => void
}) {
  const { t } = useTranslation()
  const [server, setServer] = useState(proxy.kind === 'manual' ? proxy.server : '')
  const [except, setExcept] = useState(proxy.kind === 'manual' ? proxy.except.join(', ') : '')
  const [tried, setTried] = useState(false)
  const bad = !PROXY_SERVER.test(server.trim())
  const save = (): void => {
    setTried(true)
    if (bad) return
    const names = except.split(/[\s,]+/).filter((name) => name !== '')
    onSave({ kind: 'manual', server: server.trim(), except: names.slice(0, 64) })
  }
  return (
    <BoxBlock>
      <TextField
        label={t('desk.start.proxyServer')}
        placeholder={t('desk.start.proxyPlaceholder')}
        value={server}
        onChange={setServer}
        error={tried && bad ? t('desk.start.proxyBad') : null}
        onEnter={save}
      />
      <TextField
        label={t('desk.start.proxyExcept')}
        hint={t('desk.start.proxyExceptHint')}
        value={except}
        onChange={setExcept}
        onEnter={save}
      />
      <div>
        <Button onPress={save}>{t('desk.start.save')}</Button>
      </div>
    </BoxBlock>
  )
}
