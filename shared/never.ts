/** Closes a `switch` over a union: a new member becomes a compile error here, and a bug if it happens at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member of a closed union: ${JSON.stringify(value)}`)
}
