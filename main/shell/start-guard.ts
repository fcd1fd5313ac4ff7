/** Switches of Chromium and Node that open the running app to somebody else, or its connections to be read. */
const FORBIDDEN_SWITCHES = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-wait',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'disable-web-security',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'ssl-key-log-file',
  'log-net-log',
  'js-flags',
  'require',
  'enable-logging',
] as const

/**
 * The words of a command line that an installed app does not start with (hardening E10, E11). `-r FILE` is one too. Pure. A
 * checkout is not held to it: tests and developers need these.
 */
export function forbiddenSwitches(argv: readonly string[]): readonly string[] {
  return argv.filter((word) => {
    if (word === '-r') return true
    const name = /^--?([a-z0-9-]+)(?:=|$)/i.exec(word)?.[1]?.toLowerCase()
    return name !== undefined && (FORBIDDEN_SWITCHES as readonly string[]).includes(name)
  })
}

/** Variables that could make TLS trust more, write its keys down, or load code: taken out of this process and of all it starts. */
const FORBIDDEN_VARIABLES = [
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'NODE_PATH',
  'SSLKEYLOGFILE',
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_ENABLE_STACK_DUMPING',
] as const

/** Removes them and answers which there were. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): readonly string[] {
  const found = FORBIDDEN_VARIABLES.filter((name) => env[name] !== undefined)
  for (const name of found) delete env[name]
  return found
}
