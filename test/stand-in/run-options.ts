export type RunnerOptions = {
  /** File for a picture of the app window, null = none. */
  readonly screenshot: string | null
  /** JavaScript for the app's page that is true when the picture may be taken. */
  readonly when: string | null
  /** What is left for the app. */
  readonly rest: readonly string[]
}

/** Takes the runner's own words, `--name VALUE` or `--name=VALUE`, out of the command line; `--` ends them. */
export function takeRunnerOptions(words: readonly string[]): RunnerOptions {
  const found: Record<string, string> = {}
  const rest: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '--') {
      rest.push(...words.slice(at))
      break
    }
    const [, name, value] = /^--(screenshot|screenshot-when)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined) {
      rest.push(word)
    } else {
      found[name] = value ?? words[(at += 1)] ?? ''
      if (found[name] === '') throw new Error(`--${name} needs a value`)
    }
  }
  return { screenshot: found['screenshot'] ?? null, when: found['screenshot-when'] ?? null, rest }
}

/** A page counts as settled when its fonts are there and nothing in it has changed for this long, in ms. */
const QUIET_MS = 500

/** JavaScript that resolves in the page when the picture may be taken. */
export function whenReadyExpression(when: string | null): string {
  if (when !== null) {
    return `new Promise((done) => { const look = () => (${when}) ? done() : setTimeout(look, 50); look() })`
  }
  return `document.fonts.ready.then(() => new Promise((done) => {
    let timer = setTimeout(done, ${QUIET_MS})
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, ${QUIET_MS}) })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  }))`
}
