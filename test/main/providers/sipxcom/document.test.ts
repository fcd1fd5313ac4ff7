import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCatalogue, findCommand } from '../../../../main/cli/catalogue.ts'
import {
  ADMIN_CATALOGUE,
  findEntry,
  findSettings,
} from '../../../../main/providers/sipxcom/admin/catalogue.ts'
import { ADMIN_MISTAKES, USER_MISTAKES } from '../../../support/sipx-never.ts'

/* The page about sipXcom says what is true: every published URI, commands that exist, screens and tests that exist. */

const ROOT = join(import.meta.dirname, '../../../..')
const page = readFileSync(join(ROOT, 'docs/providers/sipxcom.md'), 'utf8')

/** Every "Resource URI" of the newer published page, in its order and its spelling. */
const NEWER_PAGE: readonly string[] = [
  '/rest/auto-attendant',
  '/rest/auto-attendant/specialmode',
  '/rest/auto-attendant/{attendant}/special',
  '/rest/auto-attendant/livemode/{code}',
  '/rest/branch',
  '/rest/branch/{id}',
  '/api/dns/settings',
  '/api/dns/settings/{settingPath}',
  '/api/dns/advisor/server/{serverId}',
  '/rest/erls',
  '/rest/erl/elin/{elin}',
  '/rest/erl/user/{username}',
  '/rest/erl/group/{groupName}',
  '/rest/erl/phone/{serial_number}',
  '/rest/erl/phones',
  '/rest/erl/phonegroup/{groupName}',
  '/api/gateways',
  '/api/gateways/models',
  '/gateways/{gatewayId}',
  '/api/gateways/{gatewayId}/settings',
  '/api/gateways/{gatewayId}/settings/{path:.*}',
  '/api/gateways/{gatewayId}/port/{portId}/settings',
  '/api/gateways/{gatewayId}/port/{portId}/settings/{path:.*}',
  '/ivr/settings',
  '/api/license',
  '/mwi/settings',
  '/mwi/settings/{settingPath}',
  '/moh/settings',
  '/moh/settings/{settingPath}',
  '/moh/prompts',
  '/moh/prompts/{promptName}',
  '/moh/prompts/{promptName}/stream',
  '/imbot/settings',
  '/imbot/settings/{settingPath}',
  '/pagegroups',
  '/pagegroups/{pagegroupId}',
  '/pagegroups/settings',
  '/pagegroups/prompts',
  '/pagegroups/prompts/{promptName}',
  '/pagegroups/prompts/{promptName}/stream',
  '/orbits',
  '/orbits/{orbitId}',
  '/orbits/{orbitId}/settings',
  '/orbits/prompts',
  '/orbits/prompts/{promptName}',
  '/orbits/prompts/{promptName}/stream',
  '/permission',
  '/permission/{name}',
  '/phones',
  '/phones/{serialNumber}/profile/{name}',
  '/phones/models',
  '/phones/{phoneId}',
  '/phones/{phoneId}/groups',
  '/phones/{phoneId}/groups/{groupName}',
  '/phones/{phoneId}/settings/{settingPath}',
  '/phones/{phoneId}/lines',
  '/phones/{phoneId}/lines/{lineId}/settings/{settingPath}',
  '/phonebook',
  '/phonebook/{name}',
  '/phoneGroups',
  '/phoneGroups/{phoneGroupId}',
  '/{groupId}/up',
  '/{groupId}/down',
  '/{groupId}/models',
  '/{groupId}/model/{modelName}/settings',
  '/{groupId}/model/{modelName}/settings/{path:.*}',
  '/proxy/settings',
  '/proxy/settings/{settingPath}',
  '/registrar/settings',
  '/registrar/settings/{settingPath}',
  '/registrations',
  '/registrations/user/{userId}',
  '/registrations/serialNo/{serialId}',
  '/registrations/ip/{ip}',
  '/registrations/callId/{callId}',
  '/registrations/server/{serverId}',
  '/restserver/settings',
  '/restserver/settings/{settingPath}',
  '/schedules/general',
  '/schedules/group/{groupId}',
  '/schedules/user/{userId}/all',
  '/schedules/user/{userId}/personal',
  '/schedules/{scheduleId}',
  '/schedules/{scheduleId}/period/{index}',
  '/saa/settings',
  '/saa/settings/{settingPath}',
  '/avatar/{user}',
  '/user',
  '/user/{id}',
  '/user-permission',
  '/user-permission{id}',
  '/user-group',
  '/user-group/{id}',
  '/user-group-permission',
  '/user-group-permission/{id}',
  '/my/call/{to}',
  '/call/{to}',
  '/my/forward',
  '/my/callfwd',
  '/my/callfwdschedule',
  '/my/callfwdsched/{id}',
  '/my/activecdrs',
  '/my/voicemail/pin/{pin}',
  '/my/vmprefs',
  '/my/feed/voicemail/{folder}',
  '/my/voicemail/attendant',
  '/my/voicemail/operator/{operator}',
  '/my/voicemail/operator',
  '/my/phonebook',
  '/my/pagedphonebook?start={start-row}&end={end-row}',
  '/my/phonebook/entry/{entryId}',
  '/my/search/phonebook?query={searchterm}',
  '/my/phonebookentry/{internalid}',
  '/my/phonebook/showContactsOnPhone/{value}',
  '/my/phonebook/googleImport',
  '/my/contact-information',
  '/my/im/prefs',
  '/my/imbot/prefs',
  '/my/speeddial',
  '/my/mailbox/{user}/preferences/activegreeting/{greeting}',
  '/my/conferences',
  '/my/conferencedetails/{confName}',
  '/my/conferences/{name}',
  '/my/portal/password/{password}',
  '/my/faxprefs',
  '/my/time',
  '/my/logindetails',
  '/my/keepalive',
]

/** Those of the older page. */
const OLDER_PAGE: readonly string[] = [
  '/my/call/{to}',
  '/call/{to}',
  '/my/voicemail/pin/{pin}',
  '/my/forward',
  '/my/feed/voicemail/{folder}',
  '/my/phonebook',
  '/my/phonebook/entry/{entryId}',
  '/my/contact-information',
  '/my/search/phonebook?query={search-term}',
  '/my/mailbox/{user}/preferences/activegreeting',
  '/my/mailbox/{user}/preferences/activegreeting/{greeting}',
  '/my/conferences',
  '/my/activecdrs',
  '/my/logindetails',
  '/callcontroller/{calling}/{called}',
  '/phonebook',
  '/phonebook/{name}',
  '/phone',
  '/auto-attendant',
  '/auto-attendant/specialmode',
  '/auto-attendant/{attendant}/special',
  '/activecdrs/{user}',
]

type Row = { readonly uri: string; readonly command: string; readonly screen: string; readonly tests: string }

/** Cells of a table's line; `\\|` is no border. */
function cells(line: string): readonly string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

const section = (title: string): readonly string[] =>
  (page.split(`\n${title}\n`)[1]?.split(/\n#+ /)[0] ?? '').split('\n').filter((line) => line.startsWith('| '))

function rowsOf(title: string): readonly Row[] {
  return section(title)
    .slice(2)
    .map((line) => {
      const [uri = '', , command = '', screen = '', tests = ''] = cells(line)
      return { uri, command, screen, tests }
    })
}

/** Left cell to right cell of the two tables before the first title. */
function legend(word: string): ReadonlyMap<string, string> {
  const table = page.split(`| ${word} | File |`)[1]?.split('\n\n')[0]?.split('\n').slice(2) ?? []
  return new Map(
    table.flatMap((line) => {
      const [names = '', file = ''] = cells(line)
      const files = [...file.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
      return names.split(', ').map((name, at): [string, string] => [name, files[at] ?? files[0] ?? ''])
    }),
  )
}

const ROWS = [
  '## The user\u2019s services',
  '## The older page',
  '## The administrator\u2019s resources',
].flatMap((title) => rowsOf(title.replaceAll('\u2019', "'")))
const urisIn = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ uri }) => [...uri.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one))

describe('docs/providers/sipxcom.md', () => {
  it('has every URI of both published pages', () => {
    const known = new Set(urisIn(ROWS))
    expect([...NEWER_PAGE, ...OLDER_PAGE].filter((uri) => !known.has(uri))).toEqual([])
    expect(NEWER_PAGE.length).toBeGreaterThan(120)
  })

  it('names commands that are there', () => {
    const catalogue = createCatalogue()
    const commands = ROWS.flatMap(({ command }) =>
      [...command.matchAll(/`([^`]+)`/g)]
        .map(([, one = '']) => one)
        .filter(() => !command.startsWith('none')),
    )
    expect(commands.length).toBeGreaterThan(150)
    expect(commands.filter((line) => findCommand(catalogue, line.split(' ')) === undefined)).toEqual([])
  })

  it('names resources and verbs of the administrator that are there', () => {
    const lines = ROWS.flatMap(({ command }) =>
      [...command.matchAll(/`admin ([^`]+)`/g)].map(([, one = '']) => one),
    )
    const wrong = lines.filter((line) => {
      const [verb = '', name = '', word = ''] = line.split(' ')
      if (verb === 'setting') return !findSettings(name).ok
      const found = findEntry(name)
      if (!found.ok) return true
      const { resource } = found.value.entry
      return verb === 'run'
        ? !resource.actions.some((action) => action.name === word)
        : !resource.verbs.some((one) => one === verb)
    })
    expect(lines.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  it('lists every resource of the catalogue', () => {
    const listed = section('### Resources').map((line) => cells(line)[0] ?? '')
    const missing = ADMIN_CATALOGUE.filter(
      ({ resource }) => !listed.some((names) => names.includes(`\`${resource.name}\``)),
    )
    expect(missing.map(({ resource }) => resource.name)).toEqual([])
  })

  it('names screens and tests that are there', () => {
    const tests = legend('Tests')
    const screens = legend('Screen')
    for (const { uri, command, screen, tests: keys } of ROWS) {
      expect(keys, uri).not.toBe('')
      for (const key of keys.split(' ')) expect(tests.get(key), `${uri}: test ${key}`).toBeDefined()
      const names = screen.replace(/ \(.*\)$/, '').split(', ')
      for (const name of names)
        if (name !== 'none') expect(screens.get(name), `${uri}: screen ${name}`).toBeDefined()
      if (!command.startsWith('none')) expect(command, uri).toContain('`')
    }
    const files = [
      ...tests.values(),
      ...screens.values(),
      ...[...page.matchAll(/`((?:test|renderer|main)\/[\w/.-]+\.tsx?)`/g)].map(([, file = '']) => file),
    ]
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  it('has no mistake without a test', () => {
    const text = ['bad-cases.parts.test.ts', 'bad-cases-admin.parts.test.ts']
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .join()
    const names = [...Object.keys(USER_MISTAKES), ...Object.keys(ADMIN_MISTAKES)]
    expect(names.length).toBeGreaterThan(80)
    expect(names.filter((name) => !text.includes(`'${name}': `))).toEqual([])
  })
})
