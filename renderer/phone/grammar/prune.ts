import type { Statement } from './statements.ts'

/** How much of a slot's value is still asked for: nothing, whether it matched, or all of it. */
type Want = 0 | 1 | 2
type Wants = ReadonlyMap<number, Want>

/** A statement after pruning; a call of a rule knows which of its two shapes is enough. */
export type Pruned =
  | Extract<Statement, { kind: 'set' | 'append' | 'do' }>
  | { readonly kind: 'matched'; readonly slot: number }
  | (Extract<Statement, { kind: 'character' }> & { readonly value: boolean })
  | { readonly kind: 'call-rule'; readonly slot: number; readonly rule: number; readonly value: boolean }
  | {
      readonly kind: 'if'
      readonly test: Extract<Statement, { kind: 'if' }>['test']
      readonly then: readonly Pruned[]
      readonly else: readonly Pruned[]
    }
  | { readonly kind: 'while'; readonly slot: number; readonly body: readonly Pruned[] }

/**
 * Leaves out what nobody reads: most rules build arrays that are thrown away, because sip.js's result is what the actions
 * write, not what the rules give back. `value`: the rule's own value is wanted; else only whether it matched.
 */
export function prune(statements: readonly Statement[], value: boolean): readonly Pruned[] {
  return backwards(statements, new Map([[0, value ? 2 : 1]])).kept
}

function backwards(
  statements: readonly Statement[],
  after: Wants,
): { readonly kept: readonly Pruned[]; readonly before: Wants } {
  const wants = new Map(after)
  const kept: Pruned[] = []
  for (const statement of statements.toReversed()) {
    const left = one(statement, wants)
    if (left !== null) kept.unshift(left)
  }
  return { kept, before: wants }
}

/** What is left of one statement; `wants` goes from what is asked for behind it to what is asked for before it. */
function one(statement: Statement, wants: Map<number, Want>): Pruned | null {
  const want = (slot: number): Want => wants.get(slot) ?? 0
  const ask = (slot: number, level: Want): void => {
    if (want(slot) < level) wants.set(slot, level)
  }
  switch (statement.kind) {
    case 'set': {
      const level = want(statement.slot)
      wants.set(statement.slot, 0)
      if (statement.pure && level === 0) return null
      if (statement.pure && level === 1 && statement.succeeds)
        return { kind: 'matched', slot: statement.slot }
      // A copy is wanted as much as its target; what is computed needs whole values.
      const isCopy = statement.pure && !statement.succeeds
      for (const read of statement.reads) ask(read, isCopy ? level : 2)
      return statement
    }
    case 'character':
    case 'call-rule': {
      const value = want(statement.slot) === 2
      wants.set(statement.slot, 0)
      return { ...statement, value }
    }
    case 'append':
      if (want(statement.array) < 2) return null
      ask(statement.item, 2)
      return statement
    case 'do':
      for (const read of statement.reads) ask(read, 2)
      return statement
    case 'if': {
      const yes = backwards(statement.then, wants)
      const no = backwards(statement.else, wants)
      wants.clear()
      for (const [slot, level] of [...yes.before, ...no.before]) ask(slot, level)
      if (statement.test.kind !== 'input') ask(statement.test.slot, statement.test.kind === 'truthy' ? 2 : 1)
      return { ...statement, then: yes.kept, else: no.kept }
    }
    case 'while': {
      ask(statement.slot, 1)
      for (;;) {
        const body = backwards(statement.body, wants)
        const grows = [...body.before].some(([slot, level]) => want(slot) < level)
        for (const [slot, level] of body.before) ask(slot, level)
        if (!grows) return { ...statement, body: body.kept }
      }
    }
  }
}
