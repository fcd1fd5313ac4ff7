import { MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextMessage } from '../../shared/domain/text-message.ts'
import { callerOf, dialTargetOf, secondLineOf } from '../stores/caller.ts'
import { useActions, useScreens, useSnapshot } from '../stores/screens.tsx'
import { Button } from '../ui/button.tsx'
import { age } from '../ui/format/moment.ts'
import { Icon } from '../ui/icon.tsx'
import { screenLocale } from '../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../ui/use-now.ts'
import { TextSheet } from './text-sheet.tsx'
import { joined } from '../ui/format/joined.ts'
import './text-cards.css'

/** More than these wait behind them. */
const SHOWN = 3

/** Short texts that came in, until they were looked at. */
export function TextCards() {
  const { t } = useTranslation()
  const texts = useSnapshot((snapshot) => snapshot.texts)
  const [answered, setAnswered] = useState<TextMessage | null>(null)
  return (
    <section className="text-cards" aria-label={t('others.history')} data-region>
      {texts.slice(0, SHOWN).map((text) => (
        <TextCard key={text.id} text={text} onAnswer={() => setAnswered(text)} />
      ))}
      {answered ? (
        <TextSheet
          target={dialTargetOf(answered.address)}
          name={nameOf(answered)}
          accountId={answered.accountId}
          onClose={() => setAnswered(null)}
        />
      ) : null}
    </section>
  )
}

function TextCard({ text, onAnswer }: { readonly text: TextMessage; readonly onAnswer: () => void }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const { dial } = useActions()
  const now = useNow(MINUTE_MS)
  const account = useSnapshot(
    ({ accounts }) => accounts.find(({ info }) => info.id === text.accountId)?.info.name ?? '',
  )
  const seen = (): void =>
    errands
      .getState()
      .run(`text/seen/${text.address}`, () => commands['text.seen']({ address: text.address }))
  const number = secondLineOf(text)
  const about = [number, t('others.to', { account }), age(text.at, now, screenLocale())]
  return (
    <div className="text-card" role="group" aria-label={t('others.from', { name: nameOf(text) })}>
      <span className="tone-info">
        <Icon of={MessageSquare} />
      </span>
      <div className="grow">
        <p className="one-line text-card-name" role="status">
          <bdi>{nameOf(text)}</bdi>
        </p>
        <p className="meta one-line">{joined(about)}</p>
        <p className="text-card-words selectable" dir="auto">
          {text.text}
        </p>
        <div className="buttons">
          <Button
            size="small"
            onPress={() => {
              onAnswer()
              seen()
            }}
          >
            {t('others.answer')}
          </Button>
          <Button size="small" onPress={() => dial(dialTargetOf(text.address), text.accountId, seen)}>
            {t('others.call')}
          </Button>
          <Button size="small" kind="quiet" onPress={seen}>
            {t('others.seen')}
          </Button>
        </div>
      </div>
    </div>
  )
}

function nameOf({ address, displayName }: TextMessage): string {
  return callerOf({ address, displayName })
}
