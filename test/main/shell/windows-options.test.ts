import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../support/app-process.ts'

const main = join(ROOT, 'main')
const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(main, name), 'utf8') }))
const naming = (word: RegExp) => sources.filter(({ text }) => word.test(text)).map(({ name }) => name)

// What a window may is fixed when it is made; there is one place that makes windows, and this is what it says.
describe('every window', () => {
  it('is made in one place', () => {
    expect(naming(/new (?:BrowserWindow|BrowserView|WebContentsView)\(/)).toEqual(['shell/windows.ts'])
  })

  it.each([
    'sandbox: true',
    'contextIsolation: true',
    'nodeIntegration: false',
    'webSecurity: true',
    'webviewTag: false',
  ])('has %s, and nowhere is it said otherwise', (option) => {
    expect(naming(new RegExp(`\\b${option}\\b`))).toEqual(['shell/windows.ts'])
    const [name = '', value] = option.split(': ')
    expect(naming(new RegExp(`\\b${name}: ${value === 'true' ? 'false' : 'true'}\\b`))).toEqual([])
  })

  it('loads our own scheme only, and the sandbox is on before anything starts', () => {
    const windows = sources.find(({ name }) => name === 'shell/windows.ts')?.text ?? ''
    expect(windows.match(/\.load(?:URL|File)\(/g)).toEqual(['.loadURL('])
    expect(windows).toContain('window.loadURL(`${APP_ORIGIN}/${role}/index.html`)')
    expect(naming(/\.openDevTools\(/)).toEqual([])
    expect(sources.find(({ name }) => name === 'index.ts')?.text).toContain('app.enableSandbox()')
  })
})
