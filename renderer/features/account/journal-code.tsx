import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandOutput } from '../../../shared/bridge.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useAccount } from './account-context.tsx'

/** The way in for another machine, shown only while this sheet is open. */
export function JournalCode() {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const [code, setCode] = useState<CommandOutput<'journal.showCode'> | null>(null)
  const key = `journal-code/${info.id}`
  const errand = useErrand(key)
  const show = (): void =>
    errands.getState().run(key, () => commands['journal.showCode']({ accountId: info.id }), setCode)
  return (
    <>
      <Button size="small" onPress={show} working={errand?.kind === 'running'}>
        {t('accountPage.journal.show')}
      </Button>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {code ? (
        <Sheet open title={t('accountPage.journal.showTitle')} onClose={() => setCode(null)}>
          <p className="sheet-text">{t('accountPage.journal.showText')}</p>
          <QrCode rows={code.rows} label={t('accountPage.journal.showImage')} />
          <p className="journal-code selectable">{code.text}</p>
          <div className="sheet-actions">
            <CopyButton
              look="words"
              text={code.text}
              label={t('accountPage.journal.copyCode')}
              done={t('accountPage.journal.copied')}
            />
            <Button onPress={() => setCode(null)}>{t('common.close')}</Button>
          </div>
        </Sheet>
      ) : null}
    </>
  )
}
