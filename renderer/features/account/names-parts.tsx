import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorSentence } from '../../text/error-sentence.ts'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAccount, useLoad } from './account-context.tsx'
import { PartSection } from './part-section.tsx'

/** Further SIP addresses that reach the account; one can be added, none taken away. */
export function AliasesPart() {
  const { t } = useTranslation()
  return (
    <PartSection part="aliases" title={t('accountPage.aliases.title')} below={<AddAlias />}>
      {(aliases) => <Names names={aliases} none={t('accountPage.aliases.none')} />}
    </PartSection>
  )
}

/** Telephone numbers that reach it by ENUM. */
export function EnumPart() {
  const { t } = useTranslation()
  return (
    <PartSection part="enum" title={t('accountPage.enum.title')}>
      {(numbers) => <Names names={numbers} none={t('accountPage.enum.none')} />}
    </PartSection>
  )
}

function Names({ names, none }: { readonly names: readonly string[]; readonly none: string }) {
  const { t } = useTranslation()
  if (names.length === 0)
    return (
      <BoxBlock>
        <p className="quiet">{none}</p>
      </BoxBlock>
    )
  return (
    <ul className="part-list">
      {names.map((name) => (
        <li key={name} className="part-row">
          <bdi className="grow one-line number selectable">{name}</bdi>
          <CopyButton look="icon" text={name} label={t('calls.copy')} done={t('calls.copied')} />
        </li>
      ))}
    </ul>
  )
}

function AddAlias() {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const load = useLoad()
  const [name, setName] = useState('')
  const [unconfirmed, setUnconfirmed] = useState(false)
  const key = `alias/${info.id}`
  const errand = useErrand(key)
  const add = (): void => {
    const wanted = name.trim()
    if (wanted === '') return
    setUnconfirmed(false)
    errands.getState().run(
      key,
      () => commands['alias.add']({ accountId: info.id, name: wanted }),
      ({ confirmed }) => {
        setUnconfirmed(!confirmed)
        if (confirmed) setName('')
        load('aliases')
      },
    )
  }
  return (
    <BoxBlock>
      <Fold title={t('accountPage.aliases.add')} open={errand !== null}>
        <div className="small-form">
          <TextField
            label={t('accountPage.aliases.field')}
            hint={t('accountPage.aliases.hint')}
            value={name}
            onChange={(next) => setName(next.slice(0, 64))}
            onEnter={add}
            error={errand?.kind === 'failed' ? errorSentence(errand.error) : null}
          />
          <div className="buttons">
            <Button onPress={add} working={errand?.kind === 'running'} disabled={name.trim() === ''}>
              {errand?.kind === 'running' ? t('accountPage.aliases.adding') : t('accountPage.aliases.add')}
            </Button>
          </div>
          {unconfirmed ? (
            <Note tone="warn" title={t('accountPage.aliases.unconfirmed')} live>
              <p>{t('accountPage.aliases.most')}</p>
            </Note>
          ) : null}
        </div>
      </Fold>
    </BoxBlock>
  )
}
