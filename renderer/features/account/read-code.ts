import jsqr from 'jsqr'

/** Photographs are looked at in this size at most: a code that fills a tenth of it is still read. */
const MAX_SIDE = 1600

/** The text of the QR code in a picture; null when there is none or the file is no picture. */
export async function readCode(file: Blob): Promise<string | null> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    // InvalidStateError: not a picture this browser knows.
    return null
  }
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context?.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const pixels = context?.getImageData(0, 0, width, height)
  return pixels ? (jsqr(pixels.data, width, height)?.data ?? null) : null
}
