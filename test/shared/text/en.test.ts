import { describe, expect, it } from 'vitest'
import { en } from '../../../shared/text/en.ts'

type Leaf = readonly [path: string, text: string]

function leaves(node: object, path = ''): readonly Leaf[] {
  return Object.entries(node).flatMap(([key, value]): readonly Leaf[] => {
    const here = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [[here, value]] : leaves(value as object, here)
  })
}

const all = leaves(en)
const screens = all.filter(([path]) => !path.startsWith('errors.') && !path.startsWith('errorDetails.'))

describe('the English dictionary', () => {
  it('has no empty sentence, no stray blank, no straight quotes', () => {
    for (const [path, text] of all) {
      expect(text, path).not.toBe('')
      expect(text, path).toBe(text.trim())
      expect(text, path).not.toMatch(/ {2}|'|"|\.\.\./)
    }
  })
  it('begins what stands alone with a capital', () => {
    const inside =
      /^(admin\.notConfirmed|ringPlan\.somebody|sound\.(delay|jitter)|preferences\.(unset|groups)|desk\.start\.proxyPlaceholder|desktop\.to(Voicemail|Mobile)|incoming\.(to|rings|nameByCaller|and)|common\.optional|forwarding\.sequence|weekly\.(everybody|nobody|groups)|devices\.(calls\.somebody|sip\.empty|happened\.(registrationState|to|from|with)|changes\.(action|unconfirmed)))/
    for (const [path, text] of screens) {
      if (!inside.test(path)) expect(text, path).toMatch(/^(\p{Lu}|macOS|\{\{|\d|\+)/u)
    }
  })
  it('keeps to the words of the house: no Oops, no error codes, no please', () => {
    for (const [path, text] of all) expect(text, path).not.toMatch(/oops|please|error \d|sorry/i)
  })
  it('has both forms of every plural', () => {
    const paths = new Set(all.map(([path]) => path))
    for (const path of paths) {
      if (path.endsWith('_one')) expect(paths).toContain(path.replace(/_one$/, '_other'))
    }
  })
})
