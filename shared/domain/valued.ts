import { z } from 'zod'

/** Where a value comes from: the server said so, this machine did it, or nobody could be asked. */
export const SourceSchema = z.enum(['server', 'local', 'assumed'])
export type Source = z.infer<typeof SourceSchema>

/** A value that carries its age and its source (house.md, first idea). `asOf` is ISO 8601 with zone. */
export function valued<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, asOf: z.string(), source: SourceSchema })
}
export type Valued<T> = { readonly value: T; readonly asOf: string; readonly source: Source }
