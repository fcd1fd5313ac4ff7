/** Letters that are read from right to left: Hebrew, Arabic and their kin. */
const RTL = /[\u0590-\u08ff]/

/** Keeps the direction of what stands inside apart from that around it: first strong isolate, pop directional isolate. */
export function isolate(value: string): string {
  return `\u2068${value}\u2069`
}

/** Numbers and addresses in a sentence that is read from right to left would fall apart: each is kept together. */
export function isolateIn(sentence: string, value: string): string {
  return value !== '' && RTL.test(sentence) ? isolate(value) : value
}
