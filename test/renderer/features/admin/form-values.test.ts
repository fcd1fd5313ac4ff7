import { describe, expect, it } from 'vitest'
import { findEntry } from '../../../../main/providers/sipxcom/admin/catalogue.ts'
import {
  changesOf,
  editableFields,
  typedFrom,
  typedRow,
} from '../../../../renderer/features/admin/form-values.ts'

function fieldsOf(name: string, isNew = false) {
  const found = findEntry(name)
  if (!found.ok) throw new Error(name)
  return editableFields(found.value.entry.resource.fields, isNew)
}
const HUNT = {
  name: 'Support',
  extension: '3399',
  enabled: true,
  did: null,
  ringBeans: [{ userName: '200', typeStr: 'If no response', expiration: 15, enabled: true }],
}

describe('a form of a thing', () => {
  it('asks for what can be written, and for the model of a new phone only', () => {
    expect(fieldsOf('phones').map(({ key }) => key)).toEqual(['serialNo', 'description', 'version'])
    expect(fieldsOf('phones', true).map(({ key }) => key)).toContain('model.modelId')
    expect(fieldsOf('cdrs')).toEqual([])
  })

  it('sends nothing when nothing was changed', () => {
    const fields = fieldsOf('hunt-groups')
    expect(changesOf(fields, HUNT, typedFrom(fields, HUNT))).toEqual({})
  })

  it('sends the changed members alone, in their kinds', () => {
    const fields = fieldsOf('hunt-groups')
    const typed = { ...typedFrom(fields, HUNT), did: '4711', enabled: false, name: '' }
    expect(changesOf(fields, HUNT, typed)).toEqual({ did: '4711', enabled: false, name: '' })
    const gateway = { addressPort: 5060, callerAliasInfo: { keepDigits: 0 } }
    const more = fieldsOf('gateways')
    expect(
      changesOf(more, gateway, {
        ...typedFrom(more, gateway),
        addressPort: ' 5080 ',
        'callerAliasInfo.keepDigits': '',
        'callerAliasInfo.anonymous': true,
      }),
    ).toEqual({ addressPort: 5080, callerAliasInfo: { keepDigits: null, anonymous: true } })
  })

  it('sends lists and rows whole', () => {
    const users = fieldsOf('users')
    const user = { userName: '200', aliases: ['a'] }
    expect(changesOf(users, user, { ...typedFrom(users, user), aliases: 'a, b ,' })).toEqual({
      aliases: ['a', 'b'],
    })
    expect(changesOf(users, user, { ...typedFrom(users, user), aliases: '' })).toEqual({ aliases: [] })
    const fields = fieldsOf('hunt-groups')
    const rings = fields.find(({ key }) => key === 'ringBeans')
    const empty = typedRow(rings?.of ?? [], {})
    expect(empty).toEqual({ userName: '', typeStr: '', expiration: '', enabled: false })
    const typed = typedFrom(fields, HUNT)
    const added = [
      ...(typed['ringBeans'] as readonly Record<string, string>[]),
      { ...empty, userName: '201', expiration: '20' },
    ]
    expect(changesOf(fields, HUNT, { ...typed, ringBeans: added })).toEqual({
      ringBeans: [...HUNT.ringBeans, { userName: '201', expiration: 20, enabled: false }],
    })
  })

  it('keeps members of a row it does not show', () => {
    const fields = fieldsOf('schedules')
    const key = 'workingTime.workingHours'
    const hour = {
      enabled: true,
      start: { hrs: 9, min: 0 },
      stop: { hrs: 17, min: 0 },
      scheduledDay: 'MONDAY',
    }
    const before = { name: 'x', workingTime: { workingHours: [hour] } }
    const typed = { ...typedFrom(fields, before), [key]: [{ enabled: false, scheduledDay: 'MONDAY' }] }
    expect(changesOf(fields, before, typed)).toEqual({
      workingTime: { workingHours: [{ ...hour, enabled: false }] },
    })
  })

  it('sends a secret only when one was typed', () => {
    const fields = fieldsOf('users')
    expect(
      changesOf(
        fields,
        { userName: '200' },
        { ...typedFrom(fields, {}), userName: '200', sipPassword: ' s ' },
      ),
    ).toEqual({
      sipPassword: ' s ',
    })
  })
})
