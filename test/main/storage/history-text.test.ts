import { describe, expect, it } from 'vitest'
import { foldText, parseSearch, searchText, toMatchQuery } from '../../../main/storage/history-text.ts'

describe('foldText', () => {
  it.each([
    ['Ann SMITH', 'ann smith'],
    ['Jürgen', 'jurgen'],
    ['ÉCOLE', 'ecole'],
    ['ﬁn', 'fin'],
    ['Дмитрий', 'дмитрии'],
    ['', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })
})

describe('searchText', () => {
  it('looks at name and address', () => {
    expect(searchText({ address: 'Ann@Example.org', displayName: 'Ann É' })).toBe('ann e ann@example.org')
    expect(searchText({ address: '0431', displayName: null })).toBe('0431')
  })
})

describe('parseSearch', () => {
  it.each([
    ['', [], []],
    ['   ', [], []],
    ['ann', ['ann'], []],
    ['Jürgen M', ['jurgen'], ['m']],
    ['+49 171/23-45 (6)', ['+4917123456'], []],
    ['12', [], ['12']],
    ['192.168.1.5', ['192.168.1.5'], []],
    ['12 Ann', ['ann'], ['12']],
    ['日本', [], ['日本']],
    ['a\0b', [], ['a', 'b']],
  ])('splits %j', (search, indexed, short) => {
    expect(parseSearch(search)).toEqual({ indexed, short })
  })
})

describe('toMatchQuery', () => {
  it('makes phrases, so that nothing is an operator', () => {
    expect(toMatchQuery(['or', 'say "hi"', 'a*'])).toBe('"or" AND "say ""hi""" AND "a*"')
  })
})
