import { member, type DemoMember, type DemoRoom } from './conference-state.ts'

/** Changes of a participant by verb. */
const MEMBER_VERBS: Readonly<Record<string, (one: DemoMember, value: number) => void>> = {
  mute: (one) => void (one.canSpeak = false),
  unmute: (one) => void (one.canSpeak = true),
  deaf: (one) => void (one.canHear = false),
  undeaf: (one) => void (one.canHear = true),
  volume_in: (one, value) => void (one.volumeIn = value),
  volume_out: (one, value) => void (one.volumeOut = value),
  energy: (one, value) => void (one.energyLevel = value),
}
const ROOM_WORDS = [
  'pin',
  'nopin',
  'play',
  'stop',
  'say',
  'saymember',
  'dtmf',
  'relate',
  'list',
  'xml_list',
  'dial',
  'bgdial',
]

/** What the switch answers, null = it knows no such command. */
export function carryOut(room: DemoRoom, verb: string, args: readonly string[]): string | null {
  const { name } = room.setting
  if (verb === 'invite' || verb === 'inviteim') {
    room.members = [...room.members, member(room.nextMember, args[0] ?? '?')]
    room.nextMember += 1
    return '<command-response>Invitation sent</command-response>'
  }
  const isKnown = verb in MEMBER_VERBS || ROOM_WORDS.includes(verb) || OTHER.includes(verb)
  if (!isKnown) return null
  if (room.members.length === 0) return `Conference ${name} not found`
  const change = MEMBER_VERBS[verb]
  if (change) return forMembers(room, args[0], verb, (one) => change(one, Number(args[1] ?? 0)))
  switch (verb) {
    case 'kick':
    case 'hup':
      return forMembers(room, args[0], verb, (gone) => {
        room.members = room.members.filter((one) => one !== gone)
      })
    case 'transfer':
      return forMembers(room, args[1], verb, (gone) => {
        room.members = room.members.filter((one) => one !== gone)
      })
    case 'lock':
    case 'unlock':
      room.locked = verb === 'lock'
      return `OK ${name} ${verb}ed`
    case 'record':
    case 'norecord':
      room.recording = verb === 'record'
      return `${verb} ok`
    default:
      return `${verb} ok ${args.join(' ')}`
  }
}
const OTHER = ['kick', 'hup', 'transfer', 'lock', 'unlock', 'record', 'norecord']

function forMembers(
  room: DemoRoom,
  who: string | undefined,
  verb: string,
  change: (one: DemoMember) => void,
): string {
  const chosen =
    who === 'all'
      ? room.members
      : who === 'last'
        ? room.members.slice(-1)
        : room.members.filter(({ id }) => String(id) === who)
  if (chosen.length === 0) return `Non-Existant ID ${who ?? ''}`
  for (const one of chosen) change(one)
  return `OK ${verb} ${chosen.map(({ id }) => id).join(' ')}`
}
