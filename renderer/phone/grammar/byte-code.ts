/** What sip.js's published grammar.js says, cut out of its text. */
export type PublishedGrammar = {
  /** Import lines and whatever else its actions need at the top of the module. */
  readonly imports: string
  /** Index of the byte code by name of the rule, for the rules that a parse may start from. */
  readonly startRules: ReadonlyMap<string, number>
  /** Expressions of JavaScript: strings, regular expressions, actions, and texts for errors. */
  readonly constants: readonly string[]
  readonly rules: readonly (readonly number[])[]
  /** Functions that the actions call besides `text()`. */
  readonly helpers: string
}

/** Throws when the text is not built as expected. */
export function readPublished(source: string): PublishedGrammar {
  const between = (from: string, to: string): string => {
    const start = source.indexOf(from)
    const end = source.indexOf(to, start + from.length)
    if (start < 0 || end < 0) throw new Error(`the grammar has no ${from}`)
    return source.slice(start + from.length, end)
  }
  return {
    imports: source.slice(0, source.indexOf('function peg$padEnd')),
    startRules: new Map(
      [...between('peg$startRuleIndices = {', '};').matchAll(/(\w+): (\d+)/g)].map((match) => [
        match[1] ?? '',
        Number(match[2]),
      ]),
    ),
    constants: between('const peg$consts = [\n', '\n    ];')
      // An element starts in the ninth column; what is deeper, and a closing brace, goes on with the one before.
      .split(/\n(?= {8}[^ }])/)
      .map((element) => element.trim().replace(/,$/, '')),
    rules: between('const peg$bytecode = [', '\n    ];')
      .trim()
      .split('\n')
      .map((line) => decode(/^peg\$decode\("(.*)"\),?$/.exec(line.trim())?.[1])),
    helpers: between(
      '// Object to which header attributes will be assigned during parsing\n',
      '    peg$result =',
    ),
  }
}

/** One rule: characters from U+0020 up stand for 0 and up. */
function decode(literal: string | undefined): readonly number[] {
  if (literal === undefined) throw new Error('the grammar has a rule that cannot be read')
  const text = literal.replace(/\\(?:x([\dA-F]{2})|u([\dA-F]{4})|(.))/g, (_all, two, four, one: string) => {
    const hex = (two ?? four) as string | undefined
    return hex === undefined ? one : String.fromCharCode(Number.parseInt(hex, 16))
  })
  return Array.from(text, (character) => character.charCodeAt(0) - 32)
}
