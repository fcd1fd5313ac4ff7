import { readPublished } from './byte-code.ts'
import type { Characters } from './characters.ts'
import { mergeCharacters } from './merge.ts'
import { prune, type Pruned } from './prune.ts'
import { readRule, slot } from './statements.ts'

/**
 * Turns sip.js's published grammar into plain functions. It is a byte code there, decoded and interpreted anew for every
 * header of every message, which is where nine tenths of the time of a message went. The language accepted and the
 * values stay the same, by construction and by test (test/renderer/phone/grammar); an error has no text any more, which
 * sip.js throws away. Gives the text of a module with the same `parse`. Throws when the source is built differently.
 */
export function compileGrammar(source: string): string {
  const { imports, startRules, constants, rules, helpers } = readPublished(source)
  const actions = constants.flatMap((text, index) =>
    text.startsWith('function') ? [`const action${index} = ${text};`] : [],
  )
  const read = mergeCharacters(rules.map((code) => readRule(code, constants)))
  const functions = read.flatMap((statements, index) =>
    [true, false].map((value) => {
      const body = write(prune(statements, value))
      const slots = [...new Set(body.match(/\bs\d+\b/g))].toSorted()
      return `function ${nameOf(index, value)}() {\nlet ${[...slots, 'c'].join(', ')};\n${body}return s0;\n}`
    }),
  )
  const starts = [...startRules].map(
    ([name, index]) => `  [${JSON.stringify(name)}, ${nameOf(index, false)}],`,
  )
  return `${imports}
const FAILED = {};
let input = "";
let peg$currPos = 0;
let peg$savedPos = 0;
let options = {};
// Of a place in the text the actions read its start only; lines and columns are for errors.
function location() { return { start: { offset: peg$savedPos } }; }
function text() { return input.substring(peg$savedPos, peg$currPos); }
${helpers}
${actions.join('\n')}
${functions.join('\n')}
const STARTS = new Map([
${starts.join('\n')}
]);
const MISMATCH = new Error("does not match");
export function parse(given, wanted) {
  const start = STARTS.get(wanted.startRule ?? "Contact");
  if (start === undefined) throw MISMATCH;
  input = given;
  peg$currPos = 0;
  peg$savedPos = 0;
  options = wanted;
  options.data = {};
  if (start() === FAILED || peg$currPos !== input.length) throw MISMATCH;
}
`
}

/** Each rule in two shapes: one gives its value, the other only whether it matched. */
function nameOf(rule: number, value: boolean): string {
  return `${value ? 'value' : 'match'}${rule}`
}

function write(statements: readonly Pruned[]): string {
  return statements.map(writeOne).join('')
}

function writeOne(statement: Pruned): string {
  switch (statement.kind) {
    case 'set':
      return `${slot(statement.slot)} = ${statement.value};\n`
    case 'matched':
      return `${slot(statement.slot)} = null;\n`
    case 'call-rule':
      return `${slot(statement.slot)} = ${nameOf(statement.rule, statement.value)}();\n`
    case 'character': {
      const value = statement.value ? 'input.charAt(peg$currPos)' : 'null'
      const taken = `${slot(statement.slot)} = ${value};\npeg$currPos += 1;\n`
      const missed = `${slot(statement.slot)} = FAILED;\n`
      return `c = input.charCodeAt(peg$currPos);\nif (${isIn(statement.set)}) {\n${taken}} else {\n${missed}}\n`
    }
    case 'append':
      return `${slot(statement.array)}.push(${slot(statement.item)});\n`
    case 'do':
      return `${statement.code};\n`
    case 'while':
      return `while (${slot(statement.slot)} !== FAILED) {\n${write(statement.body)}}\n`
    case 'if': {
      const otherwise = write(statement.else)
      const then = write(statement.then)
      const { test } = statement
      const condition =
        test.kind === 'input'
          ? test.code
          : test.kind === 'truthy'
            ? slot(test.slot)
            : `${slot(test.slot)} ${test.kind === 'failed' ? '===' : '!=='} FAILED`
      if (then === '') return otherwise === '' ? '' : `if (!(${condition})) {\n${otherwise}}\n`
      return `if (${condition}) {\n${then}}${otherwise === '' ? '' : ` else {\n${otherwise}}`}\n`
    }
  }
}

/** A comparison of `c`, which is NaN at the end of the text; letters first, they are what most texts consist of. */
function isIn(set: Characters): string {
  return set
    .toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))
    .map(([from, to]) => (from === to ? `c === ${from}` : `c >= ${from} && c <= ${to}`))
    .join(' || ')
}
