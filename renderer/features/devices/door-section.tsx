import type { TFunction } from 'i18next'
import { DoorOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IntercomSwitch } from '../../../shared/domain/intercom.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { DoorAnswer } from '../../app/door-answer.tsx'
import { useDoor, useIntercom, useIntercomErrand } from './intercom-context.tsx'

/** The switches of the device: the one that opens the door first. */
export function DoorSection() {
  const { t } = useTranslation()
  const door = useDoor()
  if (!door) return null
  const { switches, doorSwitch } = door.intercom
  const sorted = switches.toSorted(
    (a, b) => Number(b.switch === doorSwitch) - Number(a.switch === doorSwitch) || a.switch - b.switch,
  )
  return (
    <Section title={t('devices.door.title')}>
      {sorted.length === 0 ? (
        <BoxBlock>
          <p className="quiet">{t('devices.door.none')}</p>
        </BoxBlock>
      ) : (
        sorted.map((one) => <SwitchBlock key={one.switch} state={one} isDoor={one.switch === doorSwitch} />)
      )}
    </Section>
  )
}

function SwitchBlock({ state, isDoor }: { readonly state: IntercomSwitch; readonly isDoor: boolean }) {
  const { t } = useTranslation()
  const operate = useIntercom((page) => page.operate)
  const operated = useIntercom((page) => page.operated)
  const errand = useIntercomErrand(`switch/${state.switch}`)
  const { switch: number, enabled, active, locked } = state
  const working = errand?.kind === 'running'
  const words = [t(`devices.door.${switchWord(state)}`), kindWords(state, t)]
  return (
    <BoxBlock>
      <div className="switch-head">
        <div className="grow">
          <p className="device-name">
            {t('devices.door.switch', { number })}
            {isDoor ? <span className="quiet"> · {t('devices.door.opens')}</span> : null}
          </p>
          <p className="meta">{words.filter((word) => word !== null).join(' · ')}</p>
        </div>
        {enabled !== false && isDoor ? (
          <Button
            kind="primary"
            icon={DoorOpen}
            working={working}
            onPress={() => operate(number, 'on')}
            disabled={locked === true}
          >
            {t('devices.door.open')}
          </Button>
        ) : null}
      </div>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {operated?.switch.switch === number ? <DoorAnswer outcome={operated} isDoor={isDoor} /> : null}
      {enabled === false ? null : (
        <div className="buttons">
          {isDoor ? null : (
            <Button size="small" working={working} onPress={() => operate(number, 'on')}>
              {t('devices.door.on')}
            </Button>
          )}
          <Button
            size="small"
            working={working}
            onPress={() => operate(number, 'off')}
            disabled={active === false}
          >
            {t('devices.door.off')}
          </Button>
          {locked === null ? null : (
            <Button
              size="small"
              working={working}
              onPress={() => operate(number, locked ? 'unlock' : 'lock')}
            >
              {t(locked ? 'devices.door.unlock' : 'devices.door.lock')}
            </Button>
          )}
        </div>
      )}
    </BoxBlock>
  )
}

function switchWord({ enabled, active, locked }: IntercomSwitch) {
  if (enabled === false) return 'isDisabled'
  if (locked === true) return 'isLocked'
  if (active === null) return 'isUnknown'
  return active ? 'isOn' : 'isOff'
}

function kindWords({ mode, onSec }: IntercomSwitch, t: TFunction): string | null {
  if (mode === 'bistable') return t('devices.door.staysAsPut')
  return mode === 'monostable' && onSec !== null ? t('devices.door.forSeconds', { seconds: onSec }) : null
}
