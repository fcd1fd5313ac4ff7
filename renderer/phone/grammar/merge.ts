import { union } from './characters.ts'
import type { Statement } from './statements.ts'

/**
 * Makes one look at a character out of a choice between many: `token` tries eleven alternatives for each letter. Rules that
 * are no more than a character are put where they are called. Works on all rules until nothing changes.
 */
export function mergeCharacters(rules: readonly (readonly Statement[])[]): readonly (readonly Statement[])[] {
  let before = rules
  for (;;) {
    const after = before.map((statements) => merge(statements, before))
    if (JSON.stringify(after) === JSON.stringify(before)) return after
    before = after
  }
}

function merge(
  statements: readonly Statement[],
  rules: readonly (readonly Statement[])[],
): readonly Statement[] {
  const merged: Statement[] = []
  for (const statement of statements.map((one) => inside(one, rules))) {
    const last = merged.at(-1)
    const other = alternative(statement, last)
    if (last?.kind === 'character' && other !== null)
      merged[merged.length - 1] = { ...last, set: union(last.set, other.set) }
    else merged.push(statement)
  }
  return merged
}

function inside(statement: Statement, rules: readonly (readonly Statement[])[]): Statement {
  switch (statement.kind) {
    case 'call-rule': {
      const called = rules[statement.rule]
      const [only] = called ?? []
      return called?.length === 1 && only?.kind === 'character'
        ? { ...only, slot: statement.slot }
        : statement
    }
    case 'if':
      return { ...statement, then: merge(statement.then, rules), else: merge(statement.else, rules) }
    case 'while':
      return { ...statement, body: merge(statement.body, rules) }
    case 'set':
    case 'character':
    case 'append':
    case 'do':
      return statement
  }
}

/** `last` failed, so another character may stand there: that other character. */
function alternative(
  statement: Statement,
  last: Statement | undefined,
): Extract<Statement, { kind: 'character' }> | null {
  if (statement.kind !== 'if' || statement.else.length > 0 || statement.then.length !== 1) return null
  const { test } = statement
  const [then] = statement.then
  if (last?.kind !== 'character' || then?.kind !== 'character' || test.kind !== 'failed') return null
  return test.slot === last.slot && then.slot === last.slot ? then : null
}
