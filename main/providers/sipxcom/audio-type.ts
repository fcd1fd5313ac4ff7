/** What a recording is by its first bytes, else by what the server calls it; null when it is no sound at all. */
export function audioType(bytes: Buffer, declared: string): string | null {
  const start = bytes.subarray(0, 12).toString('latin1')
  if (start.startsWith('RIFF') && start.slice(8) === 'WAVE') return 'audio/wav'
  if (start.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) return 'audio/mpeg'
  if (start.startsWith('OggS')) return 'audio/ogg'
  const type = declared.split(';')[0]?.trim().toLowerCase() ?? ''
  return bytes.length > 0 && /^audio\/[\w.+-]{1,40}$/.test(type) ? type : null
}
