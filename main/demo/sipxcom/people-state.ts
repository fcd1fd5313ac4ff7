import type { DemoSipxSeed } from './state.ts'

export type DemoContact = Readonly<Record<string, unknown>>
export type DemoBookEntry = {
  /** `-1` for users of the system. */
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly number: string
  readonly contact: DemoContact
}

/** What a person has of people: their own book, and the common ones beside the users of the system. */
export type DemoPeople = {
  own: readonly DemoBookEntry[]
  common: readonly DemoBookEntry[]
  nextId: number
  showOnPhone: boolean
  profile: DemoContact
  im: {
    statusPhonePresence: boolean
    statusCallInfo: boolean
    otpMessage: string | null
    voicemailOnDnd: boolean
  }
  bot: { confEnter: boolean; confExit: boolean; vmBegin: boolean; vmEnd: boolean }
  speedDial: {
    buttons: readonly { readonly label: string; readonly number: string; readonly blf: boolean }[]
    groupSpeedDial: boolean
    readonly canSubscribeToPresence: boolean
    /** How often the phones were restarted for it. */
    restarts: number
  }
}

export function createPeopleState(seed: DemoSipxSeed): DemoPeople {
  return {
    own: [
      {
        id: '1001',
        firstName: 'Dora',
        lastName: 'Private',
        number: '+31612340001',
        contact: { emailAddress: 'dora@mail.test', cellPhoneNumber: '+31612340002', companyName: 'Bakery' },
      },
    ],
    common: [
      {
        id: '77',
        firstName: 'Front',
        lastName: 'Desk',
        number: '100',
        contact: { jobDept: 'Reception', companyName: 'Demo' },
      },
      {
        id: '78',
        firstName: 'Ömer',
        lastName: 'Supplier',
        number: '+49301234567',
        contact: { companyName: 'Paper & Co', emailAddress: 'omer@paper.test' },
      },
    ],
    nextId: 1002,
    showOnPhone: false,
    profile: {
      firstName: seed.firstName,
      lastName: seed.lastName,
      emailAddress: seed.email ?? null,
      imId: seed.imId ?? null,
      jobTitle: 'Engineer',
      jobDept: 'Switching',
      companyName: 'Demo',
      cellPhoneNumber: '+31612345678',
      homeAddress: { city: 'Haarlem', country: 'NL' },
      useBranchAddress: false,
      enabled: true,
      ldapManaged: false,
      timestamp: 1_764_000_000_000,
    },
    im: { statusPhonePresence: true, statusCallInfo: false, otpMessage: null, voicemailOnDnd: false },
    bot: { confEnter: true, confExit: true, vmBegin: false, vmEnd: false },
    speedDial: {
      buttons: [{ label: 'Front desk', number: '100', blf: false }],
      groupSpeedDial: false,
      canSubscribeToPresence: true,
      restarts: 0,
    },
  }
}
