import { charactersOf, type Characters, textOf } from './characters.ts'

/**
 * One rule as statements over numbered slots, made from the byte code of peggy 1.2 (its `size` back end). The depth of the
 * stack is known at every place, so a place of the stack is a variable. The names `input`, `options` and `peg$…` are those
 * that the actions use.
 */
export type Statement =
  /** `value`: an expression; `reads`: slots in it; `pure`: may be left out when nobody wants the slot. */
  | {
      readonly kind: 'set'
      readonly slot: number
      readonly value: string
      readonly reads: readonly number[]
      readonly pure: boolean
      /** It can only have worked: when just that is asked for, nothing need be made. */
      readonly succeeds: boolean
    }
  | { readonly kind: 'call-rule'; readonly slot: number; readonly rule: number }
  /** Takes one character out of a set; it is the value. */
  | { readonly kind: 'character'; readonly slot: number; readonly set: Characters }
  | { readonly kind: 'append'; readonly array: number; readonly item: number }
  /** Something that touches no slot but those it reads. */
  | { readonly kind: 'do'; readonly code: string; readonly reads: readonly number[] }
  | {
      readonly kind: 'if'
      readonly test: Test
      readonly then: readonly Statement[]
      readonly else: readonly Statement[]
    }
  | { readonly kind: 'while'; readonly slot: number; readonly body: readonly Statement[] }

export type Test =
  | { readonly kind: 'failed' | 'matched' | 'truthy'; readonly slot: number }
  | { readonly kind: 'input'; readonly code: string }

/** Throws on an instruction it does not know. */
export function readRule(code: readonly number[], constants: readonly string[]): readonly Statement[] {
  const at = (index: number): number => code[index] ?? Number.NaN
  const constant = (index: number): string => {
    const found = constants[index]
    if (found === undefined) throw new Error(`the grammar has no constant ${index}`)
    return found
  }

  /** Reads from `from` up to `to` with `depth` values on the stack. */
  function read(from: number, to: number, depth: number): { statements: Statement[]; depth: number } {
    const statements: Statement[] = []
    let ip = from
    let top = depth
    const push = (value: string, more: Partial<Extract<Statement, { kind: 'set' }>> = {}): void => {
      statements.push({ kind: 'set', slot: top, value, reads: [], pure: true, succeeds: true, ...more })
      top += 1
    }
    const branch = (test: Test, head: number): void => {
      const thenEnd = ip + head + at(ip + head - 2)
      const elseEnd = thenEnd + at(ip + head - 1)
      const yes = read(ip + head, thenEnd, top)
      const no = read(thenEnd, elseEnd, top)
      if (yes.depth !== no.depth) throw new Error('two branches leave the stack at different depths')
      statements.push({ kind: 'if', test, then: yes.statements, else: no.statements })
      top = yes.depth
      ip = elseEnd
    }
    const matchString = (): string => constant(at(ip + 1))
    const character = (set: Characters, length: number): void => {
      statements.push({ kind: 'character', slot: top, set })
      top += 1
      ip += length
    }

    while (ip < to) {
      switch (at(ip)) {
        case 0:
          push(constant(at(ip + 1)))
          ip += 2
          break
        case 1:
          push('undefined')
          ip += 1
          break
        case 2:
          push('null')
          ip += 1
          break
        case 3:
          push('FAILED', { succeeds: false })
          ip += 1
          break
        case 4:
          push('[]')
          ip += 1
          break
        case 5:
          // Read as a number later on: never to be replaced by a mere "it matched".
          push('peg$currPos', { succeeds: false })
          ip += 1
          break
        case 6:
          top -= 1
          ip += 1
          break
        case 7:
          top -= 1
          statements.push({ kind: 'do', code: `peg$currPos = ${slot(top)}`, reads: [top] })
          ip += 1
          break
        case 8:
          top -= at(ip + 1)
          ip += 2
          break
        case 9:
          top -= 2
          push(slot(top + 1), { reads: [top + 1], succeeds: false })
          ip += 1
          break
        case 10:
          top -= 1
          statements.push({ kind: 'append', array: top - 1, item: top })
          ip += 1
          break
        case 11: {
          const reads = Array.from({ length: at(ip + 1) }, (_, index) => top - at(ip + 1) + index)
          top -= reads.length
          push(`[${reads.map(slot).join(', ')}]`, { reads })
          ip += 2
          break
        }
        case 12:
          top -= 1
          push(`input.substring(${slot(top)}, peg$currPos)`, { reads: [top] })
          ip += 1
          break
        case 13:
          branch({ kind: 'truthy', slot: top - 1 }, 3)
          break
        case 14:
          branch({ kind: 'failed', slot: top - 1 }, 3)
          break
        case 15:
          branch({ kind: 'matched', slot: top - 1 }, 3)
          break
        case 16: {
          const end = ip + 2 + at(ip + 1)
          const body = read(ip + 2, end, top)
          if (body.depth !== top) throw new Error('a loop changes the depth of the stack')
          statements.push({ kind: 'while', slot: top - 1, body: body.statements })
          ip = end
          break
        }
        case 17:
          branch({ kind: 'input', code: 'peg$currPos < input.length' }, 3)
          break
        case 18: {
          const text = textOf(matchString())
          // Four for itself, two for taking it, two for failing.
          if (text.length === 1) character(charactersOf(text), 8)
          else branch({ kind: 'input', code: `input.startsWith(${matchString()}, peg$currPos)` }, 4)
          break
        }
        case 19: {
          const text = matchString()
          const taken = `input.substr(peg$currPos, ${textOf(text).length}).toLowerCase()`
          branch({ kind: 'input', code: `${taken} === ${text}` }, 4)
          break
        }
        case 20:
          character(charactersOf(matchString()), 8)
          break
        case 21:
          push(at(ip + 1) === 1 ? 'input.charAt(peg$currPos)' : `input.substr(peg$currPos, ${at(ip + 1)})`)
          statements.push({ kind: 'do', code: `peg$currPos += ${at(ip + 1)}`, reads: [] })
          ip += 2
          break
        case 22: {
          const text = matchString()
          push(text)
          statements.push({ kind: 'do', code: `peg$currPos += ${textOf(text).length}`, reads: [] })
          ip += 2
          break
        }
        case 23:
          // What was expected here is for an error's text, which sip.js throws away.
          push('FAILED', { succeeds: false })
          ip += 2
          break
        case 24: {
          const from = top - 1 - at(ip + 1)
          statements.push({ kind: 'do', code: `peg$savedPos = ${slot(from)}`, reads: [from] })
          ip += 2
          break
        }
        case 25:
          statements.push({ kind: 'do', code: 'peg$savedPos = peg$currPos', reads: [] })
          ip += 1
          break
        case 26: {
          const count = at(ip + 3)
          const reads = Array.from({ length: count }, (_, index) => top - 1 - at(ip + 4 + index))
          top -= at(ip + 2)
          const action = at(ip + 1)
          push(`action${action}(${reads.map(slot).join(', ')})`, {
            reads,
            pure: !constant(action).includes('options'),
            succeeds: true,
          })
          ip += 4 + count
          break
        }
        case 27:
          statements.push({ kind: 'call-rule', slot: top, rule: at(ip + 1) })
          top += 1
          ip += 2
          break
        case 28:
        case 29:
          // Whether a failure is noted for the error's text.
          ip += 1
          break
        default:
          throw new Error(`the grammar has an unknown instruction ${at(ip)}`)
      }
    }
    return { statements, depth: top }
  }

  const { statements, depth } = read(0, code.length, 0)
  if (depth !== 1) throw new Error('a rule does not leave one value')
  return statements
}

export function slot(index: number): string {
  return `s${index}`
}
