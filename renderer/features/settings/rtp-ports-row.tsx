import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

const MIN = 1024
const MAX = 65_535
const LEAST = 20

/** UDP ports for the sound of calls; empty = the usual ones. In force from the next call on. */
export function RtpPortsRow() {
  const { t } = useTranslation()
  const { changeSettings } = useActions()
  const ports = useSnapshot((snapshot) => snapshot.settings.rtpPorts)
  const fixed = useSnapshot((snapshot) => snapshot.managed.fixed.some((name) => name.startsWith('rtpPorts')))
  const shown = ports ? `${ports.from}-${ports.to}` : ''
  const [text, setText] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const value = text ?? shown
  const range = rangeOf(value)
  const bad = value.trim() !== '' && range === null
  const save = (): void => {
    setTried(true)
    if (bad) return
    changeSettings({ rtpPorts: range })
    setText(null)
    setTried(false)
  }
  return (
    <BoxBlock>
      <TextField
        label={t('desk.start.ports')}
        hint={t(fixed ? 'desk.start.fixed' : 'desk.start.portsHint')}
        placeholder="16384-32766"
        value={value}
        disabled={fixed}
        onChange={(next) => setText(next.slice(0, 11))}
        onEnter={save}
        error={tried && bad ? t('desk.start.portsBad') : null}
      />
      {value === shown ? null : (
        <div className="buttons">
          <Button onPress={save}>{t('desk.start.save')}</Button>
        </div>
      )}
    </BoxBlock>
  )
}

/** As shared/domain/rtp-ports.ts, which this window cannot load: zod stays out of it. */
function rangeOf(text: string): { readonly from: number; readonly to: number } | null {
  const [, first, last] = /^\s*(\d{1,5})\s*[-–]\s*(\d{1,5})\s*$/.exec(text) ?? []
  const [from, to] = [Number(first), Number(last)]
  return from >= MIN && to <= MAX && to - from + 1 >= LEAST ? { from, to } : null
}
