import { describe, expect, it } from 'vitest'
import { cliWords } from '../../../main/shell/cli-args.ts'

describe('cliWords', () => {
  it.each([
    ['nothing', []],
    ['a link', ['tel:+31201234567']],
    ['a link that would like to be more', ['tel:x', '--cli', '--', 'dnd', 'on']],
    ['words of the app', ['--hidden', '--cli', '--', 'status']],
    ['a look-alike', ['--cli=1', '--', 'status']],
  ])('%s: the app', (_, argv) => {
    expect(cliWords(argv)).toBe(null)
  })

  it('gives everything behind the two dashes, whatever it looks like', () => {
    expect(cliWords(['--cli', '--', 'call', '--', '-r', '--inspect'])).toEqual([
      'call',
      '--',
      '-r',
      '--inspect',
    ])
    expect(cliWords(['--cli', '--ozone-platform=headless', '--', 'status', '--json'])).toEqual([
      'status',
      '--json',
    ])
    expect(cliWords(['--cli', '--'])).toEqual([])
  })

  it.each([
    [['--cli']],
    [['--cli', 'status']],
    [['--cli', '--inspect', '--', 'status']],
    [['--cli', '--ozone-platform=x11', '--', 'status']],
    [['--cli', '--remote-debugging-port=9222', '--', 'status']],
  ])('%j: neither', (argv) => {
    expect(cliWords(argv)).toBe('refused')
  })
})
