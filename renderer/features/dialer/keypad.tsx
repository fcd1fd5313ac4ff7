import { Delete, Phone } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskButton } from '../../app/desk-button.tsx'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useDialer, useErrand, useScreens, useSnapshot, useView } from '../../stores/screens.tsx'
import { isEmergencyNumber } from '../../../shared/domain/dial-risk.ts'
import { Button } from '../../ui/button.tsx'
import { cleanPasted, deleteBefore, insertAt } from '../../ui/format/dialled-text.ts'
import { Note } from '../../ui/note.tsx'
import { PhoneKeys } from '../../ui/phone-keys.tsx'
import { LineChooser } from './line-chooser.tsx'
import { useLine } from './use-line.ts'
import { People } from './people.tsx'
import { RepeatButton } from './repeat-button.tsx'

/** From here on the field uses the smaller figures, so that the number stays whole. */
const LONG = 15

export function Keypad({ withPeople }: { readonly withPeople: boolean }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { text, accountId, hidden, setText, setHidden } = useDialer((state) => state)
  const { lines, line } = useLine()
  const { dial } = useActions()
  const { dismiss } = useScreens().errands.getState()
  const errand = useErrand(errandKey.dial)
  const anyReady = useSnapshot((snapshot) => snapshot.accounts.some((view) => view.line.kind === 'ready'))
  useFocusWish(input)

  /** Changes the text where the caret is and leaves the caret there. */
  function edit(
    change: (start: number, end: number) => { readonly text: string; readonly caret: number },
  ): void {
    const field = input.current
    const length = text.length
    const next = change(field?.selectionStart ?? length, field?.selectionEnd ?? length)
    if (errand?.kind === 'failed') dismiss(errandKey.dial)
    setText(next.text)
    requestAnimationFrame(() => field?.setSelectionRange(next.caret, next.caret))
  }

  const call = (): void => {
    if (text.trim() === '') return
    dial(
      text,
      // With one line there is nothing to choose.
      lines.length > 1 ? (line?.info.id ?? null) : null,
      () => {
        setText('')
        setHidden(false)
      },
      hidden,
    )
  }

  return (
    <div className="keypad">
      <div className="keypad-field">
        <input
          ref={input}
          className={text.length > LONG ? 'keypad-input keypad-input-long' : 'keypad-input'}
          aria-label={t('keypad.field')}
          placeholder={t('keypad.placeholder')}
          value={text}
          maxLength={128}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            if (errand?.kind === 'failed') dismiss(errandKey.dial)
            setText(event.target.value)
          }}
          onPaste={(event) => {
            event.preventDefault()
            const pasted = cleanPasted(event.clipboardData.getData('text'))
            edit((start, end) => insertAt(text, pasted, start, end))
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) call()
          }}
        />
        {text === '' ? null : (
          <RepeatButton
            icon={Delete}
            label={t('keypad.delete')}
            onPress={() => edit((start, end) => deleteBefore(text, start, end))}
          />
        )}
      </div>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {isEmergencyNumber(text) ? (
        <Note tone="info" live>
          <p>{t('desk.dial.risk.emergency')}</p>
        </Note>
      ) : null}
      {withPeople ? (
        <div className="keypad-people">
          <People />
        </div>
      ) : null}
      <div className="keypad-bottom">
        <PhoneKeys
          plus
          label={t('keypad.keys')}
          names={{ star: t('keypad.star'), hash: t('keypad.hash') }}
          onKey={(sign) => edit((start, end) => insertAt(text, sign, start, end))}
        />
        <LineChooser />
        <Button
          kind="call"
          size="large"
          icon={Phone}
          onPress={call}
          disabled={text.trim() === '' || !anyReady}
          working={errand?.kind === 'running'}
        >
          {anyReady ? t('keypad.call') : t('keypad.noLine')}
        </Button>
        <DeskButton target={text} accountId={accountId} then={() => setText('')} />
      </div>
    </div>
  )
}

function useFocusWish(input: { readonly current: HTMLInputElement | null }): void {
  const wish = useView((view) => view.focusWish)
  const focusDone = useView((view) => view.focusDone)
  useEffect(() => {
    if (wish !== 'keypad-field') return
    const field = input.current
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
    focusDone()
  }, [wish, focusDone, input])
}
