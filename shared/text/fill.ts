import { isolateIn } from './isolate.ts'

export type Fields = Readonly<Record<string, string | number | undefined>>

const FIELD = /\{\{(\w+)(?:\|([^}]*))?\}\}/g

/**
 * Fills a template of `en.ts`: `{{name}}` is a field, `{{name|words}}` has words for when it is missing, and a part in
 * square brackets is dropped when a field inside it is missing. A missing field without words leaves nothing.
 */
export function fill(template: string, fields: Fields): string {
  const text = (name: string): string => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined
    return value === undefined ? '' : String(value)
  }
  const whole = template.replace(/\[([^\]]*)\]/g, (_, part: string) => {
    const missing = [...part.matchAll(FIELD)].some(
      ([, name = '', words]) => text(name) === '' && words === undefined,
    )
    return missing ? '' : part
  })
  const filled = whole.replace(FIELD, (_, name: string, words: string | undefined) => {
    // A replacement function: `$&` in a server's words stays what it is.
    const value = text(name)
    return value === '' ? (words ?? '') : isolateIn(template, value)
  })
  return filled.replace(/ {2,}/g, ' ').trim()
}
