import { describe, expect, it } from 'vitest'
import { fileForUrl } from '../../../main/shell/scheme-path.ts'

const root = '/srv/app/renderer'
const escapes = [
  '..',
  '../..',
  '%2e%2e',
  '%2e%2e%2f',
  '..%2f',
  '..%5c',
  '%252e%252e',
  '....//',
  './..',
  '%c0%ae%c0%ae',
  '..;',
  '%00',
]
const traversal = escapes.flatMap((step) => [
  `app://sidetone/${step}/secret.js`,
  `app://sidetone/app/${step}/${step}/${step}/etc/passwd.html`,
  `app://sidetone/${step}secret.js`,
  `app://sidetone//${step}//secret.js`,
])

describe('fileForUrl', () => {
  it('names files of our own pages', () => {
    expect(fileForUrl('app://sidetone/app/index.html', root)).toBe(`${root}/app/index.html`)
    expect(fileForUrl('app://sidetone/assets/a-1.js?x=1#y', root)).toBe(`${root}/assets/a-1.js`)
  })

  it.each(traversal)('never leaves the folder: %s', (url) => {
    const file = fileForUrl(url, root)
    expect(file === null || (file.startsWith(`${root}/`) && !file.split('/').includes('..'))).toBe(true)
  })

  it.each([
    'app://elsewhere/app/index.html',
    'https://sidetone/app/index.html',
    'file:///srv/app/renderer/app/index.html',
    'app://sidetone/app/index.html%00.js',
    'app://sidetone/app\\..\\..\\x.js',
    'app://sidetone/%zz.js',
    'app://sidetone/app/secret.pem',
    'app://sidetone/',
    'nonsense',
  ])('refuses %s', (url) => {
    expect(fileForUrl(url, root)).toBeNull()
  })
})
