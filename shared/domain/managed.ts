import { z } from 'zod'
import { HotkeysSchema } from './hotkeys.ts'
import { ProxyChoiceSchema } from './proxy.ts'
import { RtpPortsSchema } from './rtp-ports.ts'

export const MANAGED_VERSION = 1

/** What an administrator may fix for everybody on a computer (docs/managed-settings.md). Every part may be left out. */
export const ManagedSettingsSchema = z.strictObject({
  version: z.literal(MANAGED_VERSION),
  /** Settings that are as written here and cannot be changed by the person. */
  settings: z
    .strictObject({
      theme: z.enum(['system', 'light', 'dark']).optional(),
      incoming: z
        .strictObject({
          popup: z.boolean().optional(),
          sound: z.boolean().optional(),
          notification: z.boolean().optional(),
        })
        .optional(),
      autostart: z.boolean().optional(),
      hotkeys: HotkeysSchema.partial().optional(),
      proxy: ProxyChoiceSchema.optional(),
      checkUpdates: z.boolean().optional(),
      rtpPorts: RtpPortsSchema.optional(),
    })
    .optional(),
  /** What people may do; missing = yes. */
  allow: z
    .strictObject({
      /** tel: and sip: links and `call --selection`. */
      links: z.boolean().optional(),
      /** Adding accounts in the window or by the command line. */
      addAccounts: z.boolean().optional(),
      /** The demo phone company. */
      demo: z.boolean().optional(),
      /** Looking for and installing newer versions from within. */
      updates: z.boolean().optional(),
    })
    .optional(),
  /** Where newer versions are looked for instead: a copy of ours, whose signatures are checked all the same. */
  updates: z.strictObject({ feed: z.url({ protocol: /^https$/ }).max(512) }).optional(),
})
export type ManagedSettings = z.infer<typeof ManagedSettingsSchema>

/** What windows must know of it: which settings are fixed, by dotted name, and what is allowed. */
export const ManagedViewSchema = z.strictObject({
  fixed: z.array(z.string()).readonly(),
  allow: z.strictObject({
    links: z.boolean(),
    addAccounts: z.boolean(),
    demo: z.boolean(),
    updates: z.boolean(),
  }),
})
export type ManagedView = z.infer<typeof ManagedViewSchema>
export const UNMANAGED: ManagedView = {
  fixed: [],
  allow: { links: true, addAccounts: true, demo: true, updates: true },
}
