import { z } from 'zod'

const accountId = z.string().max(64)
const nothing = z.undefined()

/** Sharing between a person's machines, for one account at a time. */
export const journalCommands = {
  /** The key is made of the passphrase here; where sharing is on already, it goes over to the new key. */
  'journal.turnOn': {
    roles: ['app'],
    input: z.strictObject({ accountId, passphrase: z.string().min(8).max(1024) }),
    output: nothing,
  },
  /** The other way in: the code that another machine shows. */
  'journal.join': {
    roles: ['app'],
    input: z.strictObject({ accountId, code: z.string().min(1).max(256) }),
    output: nothing,
  },
  'journal.turnOff': { roles: ['app'], input: z.strictObject({ accountId }), output: nothing },
  'journal.exchange': { roles: ['app'], input: z.strictObject({ accountId }), output: nothing },
  /**
   * The code for another machine, drawn and written: whoever sees it can read what is shared, so it crosses the bridge only
   * when a person asks to see it. `rows` are the modules of the QR code, `1` dark.
   */
  'journal.showCode': {
    roles: ['app'],
    input: z.strictObject({ accountId }),
    output: z.strictObject({
      text: z.string(),
      rows: z.array(z.string().regex(/^[01]+$/)).readonly(),
    }),
  },
} as const
