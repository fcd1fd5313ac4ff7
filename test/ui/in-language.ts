import type { Language } from '../../shared/text/languages.ts'
import type { Screen } from './open-screens.ts'
import { pseudoDictionary } from './pseudo.ts'

export type Tongue = Language | 'pseudo'

/** Changes the language of an open window, as the setting does, and waits until it speaks. `pseudo` takes the place of German. */
export async function speakIn({ page, main }: Pick<Screen, 'page' | 'main'>, tongue: Tongue): Promise<void> {
  const language = tongue === 'pseudo' ? 'de' : tongue
  if (tongue === 'pseudo') {
    await page.route(/\/assets\/de-[^/]+\.js$/, async (route) => {
      const body = await (await route.fetch()).text()
      const exported = /export\s*\{([^}]*)\}/.exec(body)?.[1]?.match(/ as (\w+)/)?.[1] ?? 'de'
      await route.fulfill({
        contentType: 'text/javascript',
        body: `const d=${JSON.stringify(pseudoDictionary())};export{d as ${exported}}`,
      })
    })
  }
  main.change({ language })
  await page.locator(`html[lang="${language}"]`).waitFor()
}

/** What does not fit, one line each: elements past the side of the window, and words cut off without an ellipsis. */
export async function overflowing(page: Screen['page']): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').slice(0, 60)}”`
    const scrolls = (element: Element): boolean => {
      for (let up: Element | null = element; up; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true
      }
      return false
    }
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || style.visibility === 'hidden') return []
      // Only for screen readers, or in a part that is moved sideways by hand.
      if (element.closest('.only-for-readers, [aria-hidden="true"], svg') || box.width <= 1) return []
      const past = box.right > wide + 1 || box.left < -1
      if (past && !scrolls(element)) return [`past the side: ${name(element)}`]
      const hides = /hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis'
      const cut = hides && element.scrollWidth > element.clientWidth + 1
      return cut && style.overflowX !== 'visible' ? [`cut off: ${name(element)}`] : []
    })
  })
}
