import { useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import './phone-keys.css'

const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const

/** How long 0 is held to become +. */
const LONG_PRESS_MS = 500

type PhoneKeysProps = {
  readonly label: string
  readonly names: { readonly star: string; readonly hash: string }
  readonly onKey: (sign: string) => void
  /** Whether holding 0 gives +; tones know no +. */
  readonly plus?: boolean
}

/** The twelve keys of a phone (ITU-T E.161), each at least 56×48. */
export function PhoneKeys({ label, names, onKey, plus = false }: PhoneKeysProps) {
  const held = useRef<{ timer: number; fired: boolean } | null>(null)

  function pressStart(sign: string, pointer: boolean): void {
    if (sign !== '0' || !plus || !pointer) return
    const state = { timer: 0, fired: false }
    state.timer = window.setTimeout(() => {
      state.fired = true
      onKey('+')
    }, LONG_PRESS_MS)
    held.current = state
  }

  function press(sign: string): void {
    const fired = held.current?.fired ?? false
    held.current = null
    if (!fired) onKey(sign)
  }

  /** What readers say instead of a sign they would swallow. */
  const spokenSigns: Readonly<Record<string, string>> = { '*': names.star, '#': names.hash }

  return (
    <Group aria-label={label} className="phone-keys">
      {KEYS.map(([sign, letters]) => {
        const spoken = spokenSigns[sign] ?? null
        return (
          <Button
            key={sign}
            className="phone-key"
            onPressStart={({ pointerType }) =>
              pressStart(sign, pointerType !== 'keyboard' && pointerType !== 'virtual')
            }
            onPressEnd={() => window.clearTimeout(held.current?.timer)}
            onPress={() => press(sign)}
          >
            <span className="phone-key-sign" aria-hidden={spoken !== null || undefined}>
              {sign}
            </span>
            <span className="phone-key-letters">{sign === '0' && !plus ? '' : letters}</span>
            {spoken === null ? null : <span className="only-for-readers">{spoken}</span>}
          </Button>
        )
      })}
    </Group>
  )
}
