import { addTexts } from './i18n.ts'

/** Fetches the sentences of administration and of the settings at the phone system: only some pages say them. */
export async function loadLateTexts(): Promise<void> {
  const [
    { accountPage },
    { admin },
    { desk },
    { others },
    { phoneSystem },
    { preferences },
    { routeScreen },
  ] = await Promise.all([
    import('../../shared/text/en/account-page.ts'),
    import('../../shared/text/en/admin.ts'),
    import('../../shared/text/en/desk.ts'),
    import('../../shared/text/en/others.ts'),
    import('../../shared/text/en/phone-system.ts'),
    import('../../shared/text/en/preferences.ts'),
    import('../../shared/text/en/route.ts'),
  ])
  addTexts({ accountPage, admin, desk, others, phoneSystem, preferences, route: routeScreen })
}
