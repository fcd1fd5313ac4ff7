/**
 * The languages of the person's system as Electron answers them on Linux: those of the first variable that is set (LANGUAGE,
 * LC_ALL, LC_MESSAGES, LANG), each followed by its language alone. A system that names none (C, POSIX) is taken for American
 * English, so that tests read the same on every machine.
 */
export function systemLanguages(env: NodeJS.ProcessEnv): readonly string[] {
  const said = [env['LANGUAGE'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(Boolean) ?? ''
  const tags = said.split(':').flatMap((name) => {
    const [language = '', region] = (name.split(/[.@]/)[0] ?? '').split('_')
    if (!/^[a-z]{2,3}$/.test(language)) return []
    return region === undefined ? [language] : [`${language}-${region}`, language]
  })
  return tags.length === 0 ? ['en-US'] : [...new Set(tags)]
}
