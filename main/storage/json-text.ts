/** What JSON text says; undefined when it is not JSON. For text from disk, which a zod schema judges next. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The caller's schema refuses undefined; there is nothing more to say about text that is not JSON.
    return undefined
  }
}
