import type { DemoChannels } from './channels.ts'
import type { DemoDevice } from './device.ts'
import type { DemoReply } from './reply.ts'
import type { DemoApiAccount, DemoTwonBehaviour } from './settings.ts'

/** What a function of the API is given. */
export type DemoFunctionInput = {
  readonly params: ReadonlyMap<string, string>
  readonly device: DemoDevice
  readonly channels: DemoChannels
  readonly behaviour: DemoTwonBehaviour
  /** Null: the service asks for no sign-in. */
  readonly account: DemoApiAccount | null
}
export type DemoFunction = (input: DemoFunctionInput) => DemoReply | Promise<DemoReply>
