const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), [tabindex="0"], a[href]'

/** F6: the focus goes to the next part of the window (marked `data-region`), with Shift to the one before. */
export function focusNextRegion(root: ParentNode, backwards: boolean): void {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => firstIn(region) !== null,
  )
  const current = regions.findIndex((region) => region.contains(document.activeElement))
  const step = backwards ? -1 : 1
  const start = current === -1 && backwards ? 0 : current
  const next = regions[(start + step + regions.length) % regions.length]
  if (next) firstIn(next)?.focus()
}

function firstIn(region: HTMLElement): HTMLElement | null {
  // A roving group has its place at the element with tabindex 0; an input or a plain button is one by itself.
  const all = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)]
  return all.find((element) => element.tabIndex >= 0 && element.checkVisibility()) ?? null
}
