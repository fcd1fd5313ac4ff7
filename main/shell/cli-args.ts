/** The only switch that may stand beside `--cli`: the command line works where there is no screen. */
const HEADLESS = '--ozone-platform=headless'

/**
 * The words of the command line when the program was started as one: `--cli [--ozone-platform=headless] -- WORDS…`. Pure. `--cli`
 * counts only in the first place, which a link never has, and everything of the person's stands behind `--`, where neither
 * Chromium nor Node looks for switches. Null = this is the app; `refused` = anything else that begins with `--cli`.
 */
export function cliWords(argv: readonly string[]): readonly string[] | 'refused' | null {
  if (argv[0] !== '--cli') return null
  const end = argv.indexOf('--')
  if (end < 0 || argv.slice(1, end).some((word) => word !== HEADLESS)) return 'refused'
  return argv.slice(end + 1)
}
