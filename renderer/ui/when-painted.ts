/** Calls `tell` once the first content is on the screen, not merely in the document: what it starts would hold that picture
 *  up. Gives what cancels. A window that is never shown never tells. */
export function whenPainted(tell: () => void): () => void {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    tell()
  })
  observer.observe({ type: 'paint', buffered: true })
  return () => observer.disconnect()
}
