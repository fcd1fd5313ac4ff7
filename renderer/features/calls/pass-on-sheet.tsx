import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActiveCall } from '../../../shared/domain/active-call.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useFirstField } from '../../ui/use-first-field.ts'

type PassOnSheetProps = {
  readonly accountId: string
  readonly call: ActiveCall
  readonly onClose: () => void
}

/** Whom a call on the desk phone is passed on to; how it goes stands in the call bar. */
export function PassOnSheet({ accountId, call, onClose }: PassOnSheetProps) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [text, setText] = useState('')
  const form = useFirstField<HTMLFormElement>()
  const errand = useErrand(errandKey.serverCall)
  const { run, dismiss } = errands.getState()
  const target = text.trim()
  const close = (): void => {
    dismiss(errandKey.serverCall)
    onClose()
  }
  const go = (): void => {
    if (target === '') return
    const { number } = call.remote
    run(
      errandKey.serverCall,
      () => commands['serverCall.start']({ accountId, target, via: 'transfer', call: number }),
      close,
    )
  }
  return (
    <Sheet title={t('phoneSystem.passOnOf', { name: call.remote.number })} open onClose={close}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <SearchBox label={t('phoneSystem.passOnTo')} value={text} onChange={setText} />
      </form>
      <p className="meta">{t('phoneSystem.passOnHint')}</p>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button kind="primary" disabled={target === ''} working={errand?.kind === 'running'} onPress={go}>
          {t('phoneSystem.passOnNow')}
        </Button>
        <Button onPress={close}>{t('common.cancel')}</Button>
      </div>
    </Sheet>
  )
}
