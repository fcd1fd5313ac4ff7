import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useAccount, useLoad } from './account-context.tsx'

/** Asks before the key leaves the keychain. */
export function StopSharing() {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const load = useLoad()
  const [asking, setAsking] = useState(false)
  const key = `journal-off/${info.id}`
  const errand = useErrand(key)
  const stop = (): void =>
    errands.getState().run(
      key,
      () => commands['journal.turnOff']({ accountId: info.id }),
      () => {
        setAsking(false)
        load('journal')
      },
    )
  return (
    <>
      <Button size="small" kind="quiet-danger" onPress={() => setAsking(true)}>
        {t('accountPage.journal.turnOff')}
      </Button>
      <Sheet
        asks
        open={asking}
        title={t('accountPage.journal.turnOffTitle')}
        onClose={() => setAsking(false)}
      >
        <p className="sheet-text">{t('accountPage.journal.turnOffText')}</p>
        {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
        <div className="sheet-actions">
          <Button kind="danger" onPress={stop} working={errand?.kind === 'running'}>
            {errand?.kind === 'running'
              ? t('accountPage.journal.turningOff')
              : t('accountPage.journal.turnOffConfirm')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('common.cancel')}</Button>
        </div>
      </Sheet>
    </>
  )
}
