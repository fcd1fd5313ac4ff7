import { createElement, useEffect, useReducer, type ComponentType } from 'react'

const { promise: firstPicture, resolve: pictureIsDrawn } = Promise.withResolvers<void>()
const parts: (() => Promise<void>)[] = []

/** Fetches every late part. For once the window has drawn itself; nothing late is fetched before. The document says
 *  `data-whole` from the frame on in which everything is there, for who looks from outside. */
export function fetchLateParts(): void {
  pictureIsDrawn()
  void Promise.all(parts.map((fetch) => fetch())).then(() =>
    requestAnimationFrame(() => (document.documentElement.dataset['whole'] = '')),
  )
}

/** A part of the window that its first picture does without. It is there at once when it is drawn later on, without the
 *  empty moment that `lazy` leaves even where the file has come already. For what may be wanted in a hurry, such as the
 *  card of a call; pages that few people open are `lazy`. */
export function late<P extends object>(fetch: () => Promise<ComponentType<P>>): ComponentType<P> {
  let part: ComponentType<P> | null = null
  const load = async (): Promise<void> => {
    await firstPicture
    part = await fetch()
  }
  parts.push(load)
  return function Late(props: P) {
    const [, drawAgain] = useReducer((times: number) => times + 1, 0)
    useEffect(() => {
      if (part === null) void load().then(drawAgain)
    }, [])
    return part === null ? null : createElement(part, props)
  }
}
