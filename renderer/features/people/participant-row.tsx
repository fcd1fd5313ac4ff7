import { Ear, EarOff, Mic, MicOff, UserMinus, Volume1, Volume2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Participant } from '../../../shared/domain/conference.ts'
import { IconButton } from '../../ui/icon-button.tsx'

const LOUDEST = 4

type ParticipantRowProps = {
  readonly participant: Participant
  readonly command: (verb: string, ...args: readonly string[]) => void
}

/** One participant, and what a moderator may do about them. */
export function ParticipantRow({ participant, command }: ParticipantRowProps) {
  const { t } = useTranslation()
  const { id, name, canSpeak, canHear, volumeIn } = participant
  const level = volumeIn ?? 0
  const state = [
    canSpeak ? null : t('people.room.muted'),
    canHear ? null : t('people.room.deafened'),
    level === 0 ? null : t('people.room.volume', { level }),
  ].filter((part) => part !== null)
  const volume = (by: number): void =>
    command('volume_in', id, String(Math.min(LOUDEST, Math.max(-LOUDEST, level + by))))
  return (
    <li className="participant">
      <span className="person-line-words">
        <span className="one-line person-line-name">
          <bdi>{name}</bdi>
        </span>
        {state.length > 0 ? <span className="meta one-line">{state.join(' · ')}</span> : null}
      </span>
      <IconButton
        icon={canSpeak ? Mic : MicOff}
        label={canSpeak ? t('people.room.mute', { name }) : t('people.room.unmute', { name })}
        onPress={() => command(canSpeak ? 'mute' : 'unmute', id)}
      />
      <IconButton
        icon={canHear ? Ear : EarOff}
        label={canHear ? t('people.room.deaf', { name }) : t('people.room.undeaf', { name })}
        onPress={() => command(canHear ? 'deaf' : 'undeaf', id)}
      />
      <IconButton icon={Volume1} label={t('people.room.quieter', { name })} onPress={() => volume(-1)} />
      <IconButton icon={Volume2} label={t('people.room.louder', { name })} onPress={() => volume(1)} />
      <IconButton
        icon={UserMinus}
        label={t('people.room.kick', { name })}
        onPress={() => command('kick', id)}
      />
    </li>
  )
}
