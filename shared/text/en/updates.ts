/** Newer versions, in the settings. */
export const updates = {
  title: 'Updates',
  automatic: 'Look for updates once a day',
  automaticHint: 'Nothing is fetched or installed by itself, and nothing about you is sent.',
  check: 'Check for updates',
  checking: 'Checking…',
  current: 'This is the newest version. Checked {{when}}.',
  available: 'Sidetone {{version}} is there',
  byHand: 'Install it the way you installed this one.',
  fetchSize: 'Fetch it ({{size}})',
  downloading: 'Fetching Sidetone {{version}}…',
  ready: 'Sidetone {{version}} is ready',
  readyHint: 'It was checked. A restart takes a few seconds, and calls cannot come in meanwhile.',
  restart: 'Restart and update',
  waiting: 'Sidetone restarts when your call ends',
  notNow: 'Not now',
  installing: 'Restarting…',
  notes: 'What is new in {{version}}',
  off: {
    build: 'This build of Sidetone does not look for updates. New versions come from whoever installed it.',
    managed: 'Whoever looks after this computer takes care of updates.',
  },
} as const
