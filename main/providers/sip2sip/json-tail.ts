/** JSON at the end of a body, and what stood before it (`''` when the body is nothing but JSON). */
export type JsonTail = { readonly value: unknown; readonly before: string }

/** Parse attempts and characters looked at, so that a body of a million brackets costs no more than a real one. */
const MAX_ATTEMPTS = 4096
const MAX_WORK = 16 * 1024 * 1024

/**
 * Finds the answer in a body that may have text in front of it: the whole body, else the JSON object, array or `null`
 * that reaches the end (reference sip2sip 1, response rules). Null when there is none.
 *
 * Searching from the right cannot be fooled by echoed user text: a piece that begins inside a JSON string holds an odd
 * number of quotes, and one that begins inside a list or object has a bracket too many.
 */
export function findJsonTail(body: string): JsonTail | null {
  const text = body.replace(/^[\ufeff\s]+/, '').trimEnd()
  const whole = parse(text)
  if (whole !== null) return { value: whole.value, before: '' }
  if (/(?:^|[^\w"])null$/.test(text)) return { value: null, before: text.slice(0, -4).trimEnd() }
  const last = text.at(-1)
  if (last !== '}' && last !== ']') return null
  const opener = last === '}' ? '{' : '['
  let work = 0
  let at = text.lastIndexOf(opener)
  for (let attempt = 0; at >= 0 && attempt < MAX_ATTEMPTS && work < MAX_WORK; attempt += 1) {
    const tail = parse(text.slice(at))
    if (tail !== null) return { value: tail.value, before: text.slice(0, at).trimEnd() }
    work += text.length - at
    at = at === 0 ? -1 : text.lastIndexOf(opener, at - 1)
  }
  return null
}

/** True when a text that begins as an object or array ends before it is closed. */
export function isCutOff(body: string): boolean {
  const text = body.replace(/^[\ufeff\s]+/, '')
  if (!/^[{[]/.test(text)) return false
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (inString) {
      if (sign === '\\') at += 1
      else if (sign === '"') inString = false
    } else if (sign === '"') inString = true
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (depth === 0) return false
  }
  return true
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (_notJson) {
    // Not JSON is one of the two expected outcomes here, not a failure.
    return null
  }
}
