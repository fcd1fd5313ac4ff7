/** How a window is built, by the app's own build and by the tests of the screens alike. Each window is built for itself:
 *  built together, every set of modules that two of them share would become a file, and a start would fetch dozens. */
export const WINDOW_BUILD = {
  target: 'chrome150',
  minify: 'oxc',
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
} as const

/** All that the app window starts with in one file, down to the last module its entry imports; what comes by `import()` is
 *  apart. The group is closed under imports: one that is not can make files wait for each other in a circle. */
export const START_FILE = {
  codeSplitting: { groups: [{ name: 'start', test: /[\\/]renderer[\\/]app[\\/]main\.tsx$/ }] },
}
