import { extname, join, normalize, sep } from 'node:path'

/** What our pages may load, by file ending. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
}

/** The file a URL of our origin names, or null when it points anywhere but inside `root`. Pure; tested with traversal strings. */
export function fileForUrl(url: string, root: string): string | null {
  let path: string
  try {
    const parsed = new URL(url)
    if (parsed.protocol !== 'app:' || parsed.host !== 'sidetone') return null
    path = decodeURIComponent(parsed.pathname)
  } catch {
    // Not a URL, or broken percent-encoding: such a file does not exist.
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = normalize(join(root, path))
  return file.startsWith(root + sep) && CONTENT_TYPES[extname(file)] !== undefined ? file : null
}
