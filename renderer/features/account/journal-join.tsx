import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorSentence } from '../../text/error-sentence.ts'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAccount, useLoad } from './account-context.tsx'
import { CodeFromImage } from './code-from-image.tsx'

const SHORTEST = 8

/** Beginning to share: with a passphrase, or with the code that another machine shows. */
export function JournalJoin() {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const load = useLoad()
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState('')
  const [onKey, joinKey] = [`journal-on/${info.id}`, `journal-join/${info.id}`]
  const turning = useErrand(onKey)
  const joining = useErrand(joinKey)
  /** The first exchange shows at once what the others wrote. */
  const begun = (): void => {
    setPassphrase('')
    setCode('')
    void commands['journal.exchange']({ accountId: info.id }).then(() => load('journal'))
  }
  const turnOn = (): void => {
    if (passphrase.length < SHORTEST) return
    errands.getState().run(onKey, () => commands['journal.turnOn']({ accountId: info.id, passphrase }), begun)
  }
  const join = (text: string): void => {
    if (text.trim() === '') return
    errands
      .getState()
      .run(joinKey, () => commands['journal.join']({ accountId: info.id, code: text.slice(0, 256) }), begun)
  }
  return (
    <>
      <BoxBlock>
        <div className="small-form">
          <TextField
            kind="password"
            label={t('accountPage.journal.passphrase')}
            hint={t('accountPage.journal.passphraseHint')}
            value={passphrase}
            onChange={(next) => setPassphrase(next.slice(0, 1024))}
            onEnter={turnOn}
            autoComplete="off"
            error={turning?.kind === 'failed' ? errorSentence(turning.error) : null}
            eye={{ show: t('common.show'), hide: t('common.hide') }}
          />
          <div className="buttons">
            <Button
              onPress={turnOn}
              disabled={passphrase.length < SHORTEST}
              working={turning?.kind === 'running'}
            >
              {turning?.kind === 'running'
                ? t('accountPage.journal.turningOn')
                : t('accountPage.journal.turnOn')}
            </Button>
          </div>
        </div>
      </BoxBlock>
      <BoxBlock>
        <Fold title={t('accountPage.journal.join')} open={joining !== null}>
          <div className="small-form">
            <p className="meta">{t('accountPage.journal.joinHint')}</p>
            <TextField
              label={t('accountPage.journal.code')}
              hint={t('accountPage.journal.codeHint')}
              value={code}
              onChange={(next) => setCode(next.slice(0, 256))}
              onEnter={() => join(code)}
              error={joining?.kind === 'failed' ? errorSentence(joining.error) : null}
            />
            <div className="buttons">
              <Button
                onPress={() => join(code)}
                disabled={code.trim() === ''}
                working={joining?.kind === 'running'}
              >
                {joining?.kind === 'running'
                  ? t('accountPage.journal.joining')
                  : t('accountPage.journal.joinNow')}
              </Button>
              <CodeFromImage onCode={join} />
            </div>
          </div>
        </Fold>
      </BoxBlock>
    </>
  )
}
