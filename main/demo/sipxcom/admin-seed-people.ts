import type { DemoList } from './admin-row.ts'
import type { DemoSipxSeed } from './state.ts'

/** Who there is: branch, users, groups and what they may. */
export function peopleLists(users: readonly DemoSipxSeed[]): readonly DemoList[] {
  const branch = { id: 1, name: 'Head office', description: 'Where it all began' }
  const permissions = [
    { name: 'LocalDialing', label: 'Local Dialing', value: '', defaultValue: 'ENABLE' },
    {
      name: 'InternationalDialing',
      label: 'International Dialing',
      value: 'DISABLE',
      defaultValue: 'DISABLE',
    },
  ]
  const people = users.map((user, index) => ({
    id: index + 1,
    userName: user.userName,
    lastName: user.lastName,
    firstName: user.firstName,
  }))
  return [
    [
      'branch',
      [
        {
          ...branch,
          address: {
            id: 1,
            street: 'Main Street 1',
            city: 'Springfield',
            country: 'US',
            state: 'DC',
            zip: '20500',
          },
          phoneNumber: '4235551212',
          faxNumber: '4235552323',
        },
      ],
    ],
    [
      'permission',
      [
        {
          name: 'LocalDialing',
          label: 'Local Dialing',
          description: 'Calls in town',
          defaultValue: true,
          type: 'CALL',
          builtIn: true,
        },
        {
          name: 'perm_1',
          label: 'Warehouse door',
          description: 'Made here',
          defaultValue: false,
          type: 'CALL',
          builtIn: false,
        },
      ],
    ],
    [
      'user',
      people.map((person, index) => ({
        ...person,
        pin: '',
        sipPassword: '',
        emailAddress: users[index]?.email ?? null,
        groups: [{ id: 1, name: 'sales', description: 'Sales & more' }],
        branch,
        aliases: (users[index]?.aliases ?? []).map((alias) => ({ alias })),
      })),
    ],
    [
      'user-permission',
      people.map(({ userName: _, ...person }) => ({ ...person, permissions: structuredClone(permissions) })),
    ],
    [
      'user-group',
      [
        { id: 1, name: 'sales', description: 'Sales & more', branch },
        { id: 2, name: 'lager # 1 ü', description: '<b>Warehouse</b>', branch: null },
      ],
    ],
    [
      'user-group-permission',
      [{ id: 1, name: 'sales', description: 'Sales', permissions: structuredClone(permissions) }],
    ],
    [
      'users',
      people.map((person, index) => ({
        ...person,
        aliases: [...(users[index]?.aliases ?? [])],
        sipPassword: users[index]?.sipPassword ?? '',
        pintoken: 'planted-pin-token',
        voicemailPin: null,
        branchName: 'Head office',
        userProfile: { emailAddress: users[index]?.email ?? null },
        notified: false,
        groups: [{ id: 1, name: 'sales' }],
        permissions: [],
      })),
    ],
    [
      'userGroups',
      [
        { id: 1, name: 'sales', description: 'Sales & more', weight: 1, count: 2 },
        { id: 2, name: 'lager # 1 ü', description: 'Warehouse', weight: 2, count: 0 },
      ],
    ],
  ]
}
