import { z } from 'zod'

/** The shape of one command of the contract; the roles are those of `shared/bridge.ts`. */
export type CommandSpec = {
  readonly roles: readonly ('app' | 'incoming' | 'phone')[]
  readonly input: z.ZodType
  readonly output: z.ZodType
}

export const nothing = z.undefined()
