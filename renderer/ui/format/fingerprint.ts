/** A fingerprint in groups of four capital hex digits, to be compared by eye: `9F86 D081 …`. */
export function groupsOfFour(hex: string): readonly string[] {
  return hex.toUpperCase().match(/.{1,4}/g) ?? []
}
