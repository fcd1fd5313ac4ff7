import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ManagedSettingsSchema } from '../../../shared/domain/managed.ts'
import { ROOT } from '../../support/app-process.ts'

const page = readFileSync(join(ROOT, 'docs', 'managed-settings.md'), 'utf8')
const schema = z.toJSONSchema(ManagedSettingsSchema)

/** Dotted names of everything that may stand in the file, without the inner members of a proxy or of ports. */
function members(node: z.core.JSONSchema.BaseSchema, path = ''): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, inner]) => {
    const here = path === '' ? name : `${path}.${name}`
    const goesOn = typeof inner === 'object' && inner.type === 'object' && !/hotkeys|rtpPorts/.test(here)
    return goesOn ? members(inner, here) : [here]
  })
}

describe('what is written for administrators', () => {
  it('names every member of the file', () => {
    const named = [...page.matchAll(/^\| `([^|]+)` \|/gm)].flatMap(([, cell = '']) => {
      const [first = '', ...others] = cell.split(/`?, `/)
      return [first, ...others.map((other) => first.replace(/[^.]+$/, other))]
    })
    expect(named.toSorted()).toEqual(
      members(schema)
        .filter((name) => name !== 'version')
        .toSorted(),
    )
  })

  it('has an example that is taken', () => {
    const example = /^ {4}\{\n[\s\S]+?^ {4}\}$/m.exec(page)?.[0] ?? ''
    expect(ManagedSettingsSchema.safeParse(JSON.parse(example))).toMatchObject({ success: true })
  })

  it('has a schema for editors and tools that is the one the app reads by', () => {
    const written = readFileSync(join(ROOT, 'docs', 'managed-settings.schema.json'), 'utf8')
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(schema)))
  })
})
