import { describe, expect, it } from 'vitest'
import { listDoors, orderDoors, rememberDoor } from '../../../../main/providers/sip2sip/doors.ts'
import { createMemory } from '../../../support/memory.ts'

const BOTH = { certificate: true, password: true }
const list = (server: string, auth: 'auto' | 'digest' | 'certificate', has = BOTH) =>
  listDoors(new URL(server), auth, has).map((door) => `${door.mode} ${door.page.pathname}`)

describe('listDoors', () => {
  it('takes the page that was given first, then the other name beside it', () => {
    expect(list('https://h/settings.phtml', 'digest')).toEqual([
      'digest /settings.phtml',
      'digest /sip_settings_digest.phtml',
    ])
    expect(list('https://h/a/settings.phtml', 'certificate')).toEqual([
      'certificate /a/settings.phtml',
      'certificate /a/sip_settings_tlscert.phtml',
    ])
  })

  it('keeps a page of another name', () => {
    expect(list('https://h/x/my.php', 'digest')[0]).toBe('digest /x/my.php')
  })

  it.each(['https://h', 'https://h/', 'https://h/enrollment.phtml', 'https://h/sip_settings.phtml'])(
    'finds the page from %s',
    (server) => {
      expect(list(server, 'digest').slice(0, 2)).toEqual([
        'digest /settings.phtml',
        'digest /sip_settings_digest.phtml',
      ])
    },
  )

  it('looks into the folder that CDRTool is installed to', () => {
    expect(list('https://h/', 'digest')).toContain('digest /CDRTool/sip_settings_digest.phtml')
    expect(list('https://h/CDRTool', 'certificate')).toContain(
      'certificate /CDRTool/sip_settings_tlscert.phtml',
    )
  })

  it('finds the certificate page from the digest page', () => {
    expect(list('https://h/sip_settings_digest.phtml', 'certificate')).toEqual([
      'certificate /settings.phtml',
      'certificate /sip_settings_tlscert.phtml',
    ])
  })

  it('uses what there is when nothing was said', () => {
    const page = 'https://h/settings.phtml'
    expect(list(page, 'auto', { certificate: false, password: true })[0]).toBe('digest /settings.phtml')
    expect(
      list(page, 'auto', { certificate: true, password: false }).every((door) =>
        door.startsWith('certificate'),
      ),
    ).toBe(true)
    expect(list(page, 'auto')).toEqual([
      'certificate /settings.phtml',
      'certificate /sip_settings_tlscert.phtml',
      'digest /settings.phtml',
      'digest /sip_settings_digest.phtml',
    ])
    expect(list(page, 'auto', { certificate: false, password: false })[0]).toBe('digest /settings.phtml')
  })
})

describe('orderDoors', () => {
  it('puts the door that opened last time first', () => {
    const memory = createMemory()
    const doors = listDoors(new URL('https://h/settings.phtml'), 'auto', BOTH)
    const last = doors.at(-1)
    if (last === undefined) throw new Error('no doors')
    rememberDoor(last, memory, 'acc1')
    expect(orderDoors(doors, memory, 'acc1')[0]).toEqual(last)
    expect(orderDoors(doors, memory, 'acc1')).toHaveLength(doors.length)
    expect(orderDoors(doors, memory, 'acc2')).toEqual(doors)
  })
})
