import { isolateIn } from './isolate.ts'

/** A text with its fields filled in; a missing field is empty. */
export function fillText(text: string, fields: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => isolateIn(text, String(fields[name] ?? '')))
}
