import { z } from 'zod'

/*
 * Answers of the HTTP API as devices send them. Lenient where firmware differs (reference twon 5 and 6): members may be
 * missing, numbers may come as texts; unknown members are ignored.
 */

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
const flag = z.boolean().nullish().catch(null)
const whole = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number),
])

export const InfoWire = z.looseObject({
  variant: text,
  serialNumber: text,
  hwVersion: text,
  swVersion: text,
  deviceName: text,
  macAddr: text,
})
export type InfoWire = z.infer<typeof InfoWire>

/** `''` and `5062` are both seen: the type is kept, because an upload sends a port the way it came. */
const port = z.union([z.string(), z.number()]).nullish().catch(null)

export const SipAccountWire = z.looseObject({
  account: whole,
  enabled: flag,
  displayName: text,
  sipNumber: text,
  authId: text,
  domain: text,
  domainPort: port,
  proxyAddress: text,
  proxyPort: port,
  registrationEnabled: flag,
  registrarAddress: text,
  registrarPort: port,
  answerMode: text,
})
export type SipAccountWire = z.infer<typeof SipAccountWire>
export const ConfigWire = z.looseObject({ accounts: z.array(SipAccountWire) })

export const PhoneStatusWire = z.looseObject({
  accounts: z.array(
    z.looseObject({
      account: whole,
      enabled: flag,
      sipNumber: text,
      registrationEnabled: flag,
      registered: flag,
      /** Unix seconds, only after it has registered. */
      registerTime: z.number().nullish().catch(null),
    }),
  ),
})

export const CallLogWire = z.looseObject({
  callLog: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.number().transform(String)]),
        callType: text,
        name: text,
        date: text,
        duration: z.number().nullish().catch(null),
      }),
    )
    .default([]),
})

export const CallStatusWire = z.looseObject({
  sessions: z
    .array(
      z.looseObject({
        session: whole,
        direction: text,
        state: text,
        calls: z
          .array(z.looseObject({ peer: text }))
          .nullish()
          .catch(null),
      }),
    )
    .default([]),
})

export const DialWire = z.looseObject({ session: whole })

export const SwitchCapsWire = z.looseObject({
  switches: z.array(
    z.looseObject({
      switch: whole,
      enabled: flag,
      mode: text,
      switchOnDuration: z.number().nullish().catch(null),
    }),
  ),
})
export const SwitchStatusWire = z.looseObject({
  switches: z.array(z.looseObject({ switch: whole, active: flag, locked: flag })),
})

export const SubscribeWire = z.looseObject({ id: whole })

export const PullWire = z.looseObject({
  events: z
    .array(
      z.looseObject({
        id: whole,
        /** Unix seconds. */
        utcTime: whole.nullish().catch(null),
        event: z.string(),
        params: z.record(z.string(), z.unknown()).nullish().catch(null),
      }),
    )
    .default([]),
})
export type EventWire = z.infer<typeof PullWire>['events'][number]
