import type { DemoSipxSeed } from './state.ts'

export type DemoMember = {
  readonly id: number
  readonly name: string
  readonly imId: string | null
  readonly uuid: string
  volumeIn: number
  volumeOut: number
  energyLevel: number
  canHear: boolean
  canSpeak: boolean
}

export type DemoRoom = {
  setting: {
    readonly name: string
    readonly extension: string
    readonly enabled: boolean
    readonly description: string | null
    readonly autorecorded: boolean
    readonly accessCode: string | null
    readonly moderatorCode: string | null
    readonly quickstart: boolean
    readonly video: boolean
    readonly sendActiveVideoOnly: boolean
    readonly maxMembers: number
    readonly moh: boolean
    readonly playEntryToneEnabled: boolean
    readonly playExitToneEnabled: boolean
    readonly recordAndPlayNameOnEntryEnabled: boolean
    readonly recordAndPlayNameOnExitEnabled: boolean
  }
  members: readonly DemoMember[]
  locked: boolean
  recording: boolean
  nextMember: number
}

export function createRooms(seed: DemoSipxSeed): DemoRoom[] {
  const { userName, firstName } = seed
  return [
    room(`${firstName.toLowerCase().replaceAll(/[^a-z]/g, '')}-room`, `6${userName}`),
    room(`empty-${userName}`, `7${userName}`),
  ].map((made, index) =>
    index === 0
      ? { ...made, members: [member(1, '200'), member(2, '+31208005160'), member(3, '202')], nextMember: 4 }
      : made,
  )
}

export function member(id: number, name: string): DemoMember {
  return {
    id,
    name,
    imId: null,
    uuid: `00000000-0000-4000-8000-00000000000${id}`,
    volumeIn: 0,
    volumeOut: 0,
    energyLevel: 100,
    canHear: true,
    canSpeak: true,
  }
}

function room(name: string, extension: string): DemoRoom {
  return {
    setting: {
      name,
      extension,
      enabled: true,
      description: 'Room of the demo company',
      autorecorded: false,
      accessCode: null,
      moderatorCode: '4711',
      quickstart: true,
      video: false,
      sendActiveVideoOnly: false,
      maxMembers: 10,
      moh: true,
      playEntryToneEnabled: true,
      playExitToneEnabled: false,
      recordAndPlayNameOnEntryEnabled: false,
      recordAndPlayNameOnExitEnabled: false,
    },
    members: [],
    locked: false,
    recording: false,
    nextMember: 1,
  }
}
