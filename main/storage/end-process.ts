/**
 * Ends the process with `exitStatus`, even while a keychain call is stuck (`Keychain.isStuck`). `process.exit` joins libuv's
 * threads first, so a keychain that shows a prompt nobody answers would hold a command for ever; replacing the
 * process by a shell that exits does not. What is on its way to a pipe is written synchronously on Linux and macOS.
 * On Windows no keychain call waits for a person.
 */
export function endProcess(exitStatus: number, keychainIsStuck: boolean): never {
  if (keychainIsStuck && process.execve) {
    process.execve('/bin/sh', ['sh', '-c', `exit ${Math.trunc(exitStatus)}`], {})
  }
  process.exit(exitStatus)
}
